import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Phone } from "../../src/domain/phone.ts";
import { replayConversation } from "../../src/flows/replay-conversation.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import type { KeptStep } from "../../src/store/steps.ts";
import { installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";

let home: Installation;
let operator: OperatorStore;
let dave: TestClient;
let steps: readonly KeptStep[];

/** Rings, rambles, falls silent, is in danger, opts out and comes back. */
async function liveThrough(): Promise<readonly KeptStep[]> {
  const person = home.nextPhone();
  const say = async (body: string) => {
    await home.network.text(person, dave.number, body);
    await home.untilIdle();
  };
  await home.network.call(person, dave.number);
  await say("Boiler's gone off again \u{1F622}, it's Sam");
  home.advance({ minutes: 11 });
  await until("the silence was noticed", async () => (await kept(person)).length === 3);
  await say("LS1 4AP. tomorrow after 3 please");
  await say("hang on, I can smell gas");
  await say("STOP");
  await home.network.call(person, dave.number);
  await say("START");
  await say("thanks");
  return kept(person);
}

async function kept(person: Phone): Promise<readonly KeptStep[]> {
  const [conversation] = await operator.conversationsWith(person);
  return conversation === undefined ? [] : operator.stepsOf(conversation.id);
}

before(async () => {
  home = await installation();
  operator = openOperatorStore(home.database.operatorUrl);
  dave = await home.liveClient("Dave's Plumbing");
  steps = await liveThrough();
});
after(async () => {
  await operator.close();
  await home.close();
});

describe("a recorded conversation", () => {
  const changed = (place: number, change: object) =>
    steps.map((step, index) => (index === place ? { ...step, ...change } : step));

  it("is found different where a step did something else", () => {
    const difference = replayConversation(
      changed(1, { output: { intake: { stage: "new", enquiry: 1 }, effects: [] } }),
    );
    assert.deepEqual([difference?.place, difference?.what], [2, "it comes out differently"]);
    assert.deepEqual(difference?.now, steps[1]?.output);
  });

  it("is found different where a step was left out or began elsewhere", () => {
    for (const broken of [steps.slice(1), [...steps.slice(0, 2), ...steps.slice(3)]]) {
      assert.equal(replayConversation(broken)?.what, "it did not begin where the one before ended");
    }
  });

  it("is found different where nobody can read what a step was given", () => {
    assert.equal(replayConversation(changed(3, { input: {} }))?.what, "nobody can read what it was given");
  });

  it("comes out the same from what each step was given, and from nothing else", () => {
    assert.equal(steps.length, 9);
    assert.equal(replayConversation(steps), null);
  });

  it("ends where the conversation stands", async () => {
    const [row] = await home.records.rows<{ same: boolean }>(
      `SELECT bool_and(t.intake = s.output -> 'intake') AS same FROM conversations t
       JOIN LATERAL (SELECT output FROM steps WHERE "conversationId" = t.id ORDER BY seq DESC LIMIT 1) s ON true`,
    );
    assert.deepEqual(row, { same: true });
  });
});
