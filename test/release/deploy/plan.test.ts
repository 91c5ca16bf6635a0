import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { approvalsOf, environments, plan, stepsOf } from "../../../src/release/deploy/plan.ts";
import { printPlan } from "../../../src/release/deploy/print-plan.ts";

/** The predecessor's checklist has so many items, whatever its sign-off says. */
const itemsOfPredecessor = 28;

describe("the plan of a release", () => {
  it("has every item of the predecessor's checklist somewhere, and none that it did not have", () => {
    const items = new Set(plan.flatMap((step) => environments.flatMap((environment) => step.items[environment] ?? [])));
    assert.deepEqual(
      [...items].toSorted((a, b) => a - b),
      Array.from({ length: itemsOfPredecessor }, (_, at) => at + 1),
    );
  });

  it("backs up before it migrates, migrates before it switches, and verifies what was restarted, everywhere", () => {
    for (const environment of environments) {
      const names = stepsOf(environment).map(({ name }) => name);
      const wanted = ["tests", "backup", "migrate", "switch", "restart", "verify"] as const;
      const there = wanted.filter((name) => names.includes(name));
      assert.deepEqual(
        names.filter((name) => there.some((each) => each === name)),
        there,
      );
    }
  });

  it("asks for what the predecessor's sign-off left open, by name", () => {
    const asked = ["review", "database-review", "on-call", "window", "stakeholders"];
    assert.deepEqual(
      asked.filter((what) => !approvalsOf("production").includes(what)),
      [],
    );
  });

  it("waits for nothing but a step that comes before", () => {
    for (const environment of environments) {
      const names = stepsOf(environment).map(({ name }) => name);
      for (const { name, waits } of stepsOf(environment)) {
        if (waits !== null) assert.ok(names.indexOf(waits.after) < names.indexOf(name) && names.includes(waits.after));
      }
    }
  });

  it("says of each step what it does, what it leaves, what stops it and how it is undone", () => {
    const page = printPlan(["staging"]);
    for (const { name, does, leaves, stops, undo } of stepsOf("staging")) {
      for (const words of [`**${name}**`, does, leaves, `Do not proceed if ${stops}.`, undo])
        assert.ok(page.includes(words));
    }
    assert.doesNotMatch(page, /## production|## local/);
  });
});
