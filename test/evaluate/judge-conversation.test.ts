import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ExpectedAlert } from "../../evaluate/case.ts";
import { judgeConversation, scoreConversations } from "../../evaluate/score/judge-conversation.ts";
import { playPurely } from "../../evaluate/play-purely.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";
import { nothingRead } from "../../src/domain/reading.ts";
import { conversationCase } from "./made-cases.ts";

const tap = {
  job: "tap dripping",
  postcode: "LS1 4AP",
  place: null,
  when: null,
  name: null,
  urgency: "routine",
} as const;
const told: ExpectedAlert = { byTurn: 2, urgency: "routine", says: ["LS1 4AP"] };
const expected = { leads: [tap], alerts: [told], optedOut: false, handedOver: false };
const talk = conversationCase(["my tap is dripping", "LS1 4AP"], expected);

async function judged(change: Partial<typeof talk.expected>, texts?: readonly string[]) {
  const made = conversationCase(texts ?? talk.turns.map(({ text }) => text), { ...expected, ...change });
  return judgeConversation(made, await playPurely(made, readByRules));
}

describe("a conversation", () => {
  it("is wrong where its lead lacks something that the customer gave", async () => {
    assert.deepEqual((await judged({ leads: [{ ...tap, name: "Sam" }] })).lead, ["the lead lacks name"]);
    assert.deepEqual((await judged({ leads: [{ ...tap, postcode: "LS7 4AP" }] })).lead, ["the lead lacks postcode"]);
    assert.deepEqual((await judged({}, ["hello"])).lead, ["no lead"]);
  });

  it("is wrong where a lead was made of nothing", async () => {
    assert.deepEqual((await judged({ leads: [] })).lead, ["1 leads instead of 0"]);
  });

  it("is wrong where the owner is told too late, not so gravely, or not that", async () => {
    assert.equal((await judged({ alerts: [{ ...told, byTurn: 1 }] })).alerts.length, 1);
    assert.equal((await judged({ alerts: [{ byTurn: 2, urgency: "emergency", says: [] }] })).alerts.length, 1);
    assert.equal((await judged({ alerts: [{ byTurn: 2, urgency: "routine", says: ["boiler"] }] })).alerts.length, 1);
    assert.equal((await judged({ alerts: [] })).alerts.length, 1);
  });

  it("is wrong where an opt-out or a handover is missing, or came of nothing", async () => {
    assert.deepEqual((await judged({ optedOut: true })).optOut, ["not opted out"]);
    assert.deepEqual((await judged({}, ["STOP"])).optOut, ["opted out"]);
    assert.deepEqual((await judged({ handedOver: true })).handover, ["not handed over"]);
  });

  it("is right where all of it came", async () => {
    const { lead, urgency, alerts, optOut, handover } = await judged({});
    assert.deepEqual([lead, urgency, alerts, optOut, handover], [[], [], [], [], []]);
  });

  it("is played with any reader, and one that reads nothing brings no lead", async () => {
    const [judgement] = await scoreConversations([talk], async () => nothingRead);
    assert.deepEqual(judgement?.lead, ["no lead"]);
  });
});
