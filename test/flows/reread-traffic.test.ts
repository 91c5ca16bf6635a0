import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nothingTold } from "../../src/domain/client-facts.ts";
import { newIntake, type Intake, type IntakeInput } from "../../src/domain/intake/state.ts";
import { takeStep } from "../../src/domain/intake/take-step.ts";
import { readKeyword } from "../../src/domain/keywords.ts";
import { rulesAlone } from "../../src/domain/merge-readings.ts";
import { readByRules } from "../../src/domain/read-by-rules.ts";
import { nothingRead, type Reading } from "../../src/domain/reading.ts";
import { type OldText, rereadTraffic } from "../../src/flows/reread-traffic.ts";
import type { OldStep } from "../../src/store/steps.ts";

const start = Temporal.Instant.from("2026-03-04T10:00:00Z");
const whose = { businessName: "Reed Plumbing", trade: "plumber", timeZone: "Europe/London" };

const client = { trade: "plumber", facts: nothingTold };

/** The steps of a conversation as they were kept, each text read as it is given here. */
function kept(
  conversationId: string,
  said: readonly (readonly [body: string, reading: Partial<Reading>])[],
): OldStep[] {
  let before: Intake = newIntake;
  const texts = said.map(([body, reading]): IntakeInput => {
    const heard = rulesAlone({ ...nothingRead, ...reading });
    return { input: "text", ...heard, body, keyword: readKeyword(body) };
  });
  return [{ input: "missed_call" } as const, ...texts].map((heard, place) => {
    const input = { before, heard, regard: "customer", client, at: start.add({ minutes: place }).toString() } as const;
    const output = takeStep(input);
    before = output.intake;
    const plain: Pick<OldStep, "input" | "output"> = JSON.parse(JSON.stringify({ input, output }));
    return { ...plain, ...whose, conversationId, cause: `event_${place}` };
  });
}
const rules = async ({ body, context }: OldText) => rulesAlone(readByRules(body, context));

describe("old traffic, read again", () => {
  it("shows what would be sent otherwise, by conversation, and what would not be is only counted", async () => {
    const steps = [
      ...kept("conversation_1", [
        ["my tap drips", {}],
        ["LS1 4AP", { postcode: "LS1 4AP", intent: "answer" }],
      ]),
      ...kept("conversation_2", [["STOP", { optOut: true }]]),
    ];
    const { texts, readOtherwise, unreadable, sentOtherwise } = await rereadTraffic(steps, rules);
    assert.deepEqual([texts, unreadable], [3, 0]);
    assert.ok(readOtherwise >= 1);
    assert.deepEqual(
      sentOtherwise.map(({ conversation, text, was, now }) => [conversation, text, was[0], now[0]]),
      [["conversation_1", "my tap drips", "ask_job", "ask_place"]],
    );
  });

  it("is unchanged by a reader that reads as it was read", async () => {
    const steps = kept("conversation_1", [["my tap drips", { job: "my tap drips", intent: "job" }]]);
    const same = await rereadTraffic(steps, async () =>
      rulesAlone({ ...nothingRead, job: "my tap drips", intent: "job" }),
    );
    assert.deepEqual(same, { texts: 1, readOtherwise: 0, unreadable: 0, sentOtherwise: [] });
  });

  it("gives the reader what was asked, when and where it was, and what this person wrote before, of nobody else", async () => {
    const steps = [
      ...kept("conversation_1", [["a secret", {}]]),
      ...kept("conversation_2", [
        ["one", {}],
        ["two", {}],
      ]),
    ];
    const seen: OldText[] = [];
    await rereadTraffic(steps, async (text) => {
      seen.push(text);
      return rulesAlone(nothingRead);
    });
    const last = seen.at(-1) ?? assert.fail();
    assert.deepEqual(last.earlier, [{ by: "customer", words: "one" }]);
    assert.equal(last.context.now.toString(), start.add({ minutes: 2 }).toString());
    assert.deepEqual([last.business, last.context.trade, last.context.asked], ["Reed Plumbing", "plumber", "job"]);
  });

  it("counts steps that nobody can read any more, and goes on", async () => {
    const [step, ...rest] = kept("conversation_1", [["my tap drips", {}]]);
    const broken = { ...(step ?? assert.fail()), input: { before: "long ago" } };
    const { texts, unreadable } = await rereadTraffic([broken, ...rest], rules);
    assert.deepEqual([texts, unreadable], [1, 1]);
  });
});
