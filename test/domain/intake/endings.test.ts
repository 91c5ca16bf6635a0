import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Effect, textsTheCustomer } from "../../../src/domain/intake/effect.ts";
import type { Question } from "../../../src/domain/intake/question.ts";
import { mayFollow } from "../../../src/domain/lead-state.ts";
import { anyInput, anyTurns, historyOf, type Moment, type Turn } from "./any-history.ts";

function holds(turns: fc.Arbitrary<readonly Turn[]>, rule: (moments: readonly Moment[]) => void): void {
  fc.assert(
    fc.property(turns, (each) => rule(historyOf(each))),
    { numRuns: 300 },
  );
}

function asked(effect: Effect): readonly Question[] {
  if (effect.do === "ask_job" || effect.do === "ask_place") return [effect.words];
  return effect.do === "confirm" && effect.more !== null ? [effect.more] : [];
}

const isForgotten = ({ before, step }: Moment) => before.stage === "new" || step.intake.stage === "new";

const forgottenAfterDays = 14;

/** Whether the thread was forgotten after a long silence, and nothing of the old one is kept. */
function beginsAnew(moment: Moment): boolean {
  const { before, step, at } = moment;
  if (before.stage !== "new" && before.stage !== "opted_out") {
    const silence = Temporal.Instant.from(before.thread.lastHeardAt).until(at);
    if (silence.total("hours") >= forgottenAfterDays * 24) return true;
  }
  if (before.stage === "new" || step.intake.stage === "new") return isForgotten(moment);
  return !before.thread.said.every(
    (question) => step.intake.stage !== "new" && step.intake.thread.said.includes(question),
  );
}

/** Nobody but the customer does anything, who writes and writes; no long silence. */
const onlyTexts: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({ input: anyInput.filter(({ input }) => input === "text"), minutes: fc.nat(20) }),
  { maxLength: 100, size: "max" },
);

/** Ten wordings of questions, seven answers, and what is said once each. */
const textsOfOursMax = 40;

describe("whatever is said in whatever order", () => {
  it("an enquiry makes at most one lead, and enquiries only go on", () => {
    holds(anyTurns, (moments) => {
      const made = moments.flatMap(({ step }) =>
        step.effects.flatMap((effect) => (effect.do === "save_lead" && effect.as === "new" ? [effect.enquiry] : [])),
      );
      assert.deepEqual(
        made,
        [...new Set(made)].toSorted((one, other) => one - other),
      );
    });
  });

  it("a lead goes only where its state allows", () => {
    holds(anyTurns, (moments) => {
      for (const { before, step, input } of moments) {
        for (const effect of step.effects) {
          if (effect.do !== "save_lead" || effect.as === "new" || before.stage === "new") continue;
          const from = before.thread.leadState;
          const cause = input.input === "given_back" || input.input === "owner_took_over" ? "owner_text" : "event";
          assert.ok(
            from !== null && (from === effect.state || mayFollow(from, effect.state, cause)),
            `${from} ${effect.state}`,
          );
        }
      }
    });
  });

  it("the same question is never asked twice in the same words", () => {
    holds(anyTurns, (moments) => {
      let said: Question[] = [];
      for (const moment of moments) {
        if (beginsAnew(moment)) said = [];
        for (const question of moment.step.effects.flatMap(asked)) {
          assert.ok(!said.includes(question), question);
          said.push(question);
        }
      }
    });
  });

  it("every path ends: we fall silent, however long the customer goes on", () => {
    holds(onlyTexts, (moments) => {
      let ours = 0;
      for (const moment of moments) {
        const { enquiry } = moment.step.intake.stage === "new" ? moment.step.intake : moment.step.intake.thread;
        ours += moment.step.effects.filter((effect) => textsTheCustomer(effect) && effect.do !== "send_safety").length;
        assert.ok(ours <= textsOfOursMax * enquiry, `${ours} texts in ${enquiry} enquiries`);
      }
    });
  });

  it("automation keeps silent on a thread that is a person's, but for danger", () => {
    holds(anyTurns, (moments) => {
      for (const { before, step, input } of moments) {
        const by = before.stage === "new" ? null : (before.thread.handedOver?.by ?? null);
        // Whom we could not understand may ring again, and hears that we saw it.
        const held = by !== null && !(by === "us" && input.input === "missed_call");
        const since = before.stage === "new" ? null : before.thread.handedOver?.at;
        const stays = held && step.intake.stage !== "new" && step.intake.thread.handedOver?.at === since;
        const said = step.effects.filter((effect) => textsTheCustomer(effect) && effect.do !== "send_safety");
        if (stays) assert.deepEqual(said, []);
      }
    });
  });

  it("every text of ours is one that can be sent: an answer answers something", () => {
    holds(anyTurns, (moments) => {
      for (const { step } of moments)
        for (const effect of step.effects) if (effect.do === "answer") assert.ok(effect.answers.length > 0);
    });
  });
});
