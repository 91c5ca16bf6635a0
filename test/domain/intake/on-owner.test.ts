import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextStep } from "../../../src/domain/intake.ts";
import { textsTheCustomer } from "../../../src/domain/intake/effect.ts";
import type { IntakeInput, Step } from "../../../src/domain/intake/state.ts";
import { after, doings, heardText, owner, play, rings, says } from "../conversation.ts";
import { client } from "./any-history.ts";

const lead = [rings(), says("Boiler broken, LS1 4AP")];
const now = Temporal.Instant.from("2026-03-04T12:00:00Z");

function then(steps: readonly Step[], heard: IntakeInput): Step {
  const before = steps.at(-1)?.intake;
  assert.ok(before !== undefined);
  return nextStep(before, { heard, client }, now);
}

const stateOf = ({ intake }: Step) => (intake.stage === "new" ? null : intake.thread.leadState);

describe("a thread that the owner took over", () => {
  it("moves its lead on, and its customer hears nothing from automation any more", () => {
    const steps = play([...lead, owner("owner_took_over"), says("ok what about 5pm?"), after(60 * 25, rings())]);
    assert.deepEqual(doings(steps[2]), ["save_lead"]);
    assert.ok(steps[2] !== undefined && stateOf(steps[2]) === "AWAITING_BOOKING");
    assert.deepEqual(doings(steps[3]), ["save_lead", "alert_owner"]);
    for (const step of steps.slice(2)) assert.deepEqual(step.effects.filter(textsTheCustomer), []);
  });

  it("still gets safety words, and still may opt out and in", () => {
    const mine = [...lead, owner("owner_took_over")];
    assert.equal(doings(play([...mine, says("I can smell gas")]).at(-1))[0], "send_safety");
    assert.deepEqual(doings(play([...mine, says("STOP")]).at(-1)), ["opt_out"]);
    assert.deepEqual(doings(play([...mine, says("STOP"), says("START")]).at(-1)), ["opt_in"]);
  });

  it("goes on where it stood when it is given back", () => {
    const [, , , given, asked] = play([
      rings(),
      says("Boiler broken"),
      owner("owner_took_over"),
      owner("given_back"),
      says("hello?"),
    ]);
    assert.ok(given !== undefined && stateOf(given) === "NEEDS_INFO");
    assert.equal(given.intake.stage, "asked_place");
    assert.ok(doings(asked).includes("ask_place"));
  });

  it("stays opted out, whatever the owner does", () => {
    for (const input of ["owner_took_over", "given_back"] as const) {
      const steps = play([...lead, says("STOP"), owner(input)]);
      assert.equal(steps.at(-1)?.intake.stage, "opted_out");
      assert.deepEqual(doings(steps.at(-1)), []);
    }
  });
});

describe("a lead that the owner closed", () => {
  const closed = then(play(lead), { input: "lead_ended", enquiry: 1 });

  it("is ended for its conversation, and a job told after it is another", () => {
    assert.equal(stateOf(closed), "CLOSED");
    const next = then([closed], heardText("my toilet is blocked", "anything", now));
    assert.deepEqual(
      next.effects.flatMap((effect) => (effect.do === "save_lead" ? [effect.enquiry, effect.as] : [])),
      [2, "new"],
    );
    assert.deepEqual(doings(then([closed], heardText("thanks", "anything", now))), []);
  });

  it("is open again when the owner says so, unless another has begun", () => {
    const reopened = then([closed], { input: "lead_reopened", enquiry: 1, state: "QUALIFIED" });
    assert.equal(stateOf(reopened), "QUALIFIED");
    const next = then([closed], heardText("my toilet is blocked", "anything", now));
    assert.deepEqual(then([next], { input: "lead_reopened", enquiry: 1, state: "QUALIFIED" }).intake, next.intake);
    assert.deepEqual(then([next], { input: "lead_ended", enquiry: 1 }).intake, next.intake);
  });
});
