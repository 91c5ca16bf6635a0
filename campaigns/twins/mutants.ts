import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/campaigns/mutants.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a survivor that nobody wrote a reason for passes",
    caughtBy,
    file: "campaigns/mutants/compare.ts",
    old: "if (at === -1) failures.push(`survived: ${shown(mutant)}`);",
    new: "if (at === -1) continue;",
  },
  {
    name: "an accepted survivor that is gone passes",
    caughtBy,
    file: "campaigns/mutants/compare.ts",
    old: "...open.map((entry) => `accepted, but no longer survives: ${shown(entry)}`),",
    new: "",
  },
  {
    name: "mutants that were not tried pass",
    caughtBy,
    file: "campaigns/mutants.ts",
    old: '"failed" in tried ? [tried.failed]',
    new: '"failed" in tried ? []',
  },
  {
    name: "a file of the gate is not changed",
    caughtBy,
    file: "campaigns/mutants/targets.ts",
    old: '  gate("outbox", ["outbox", "permit"]),\n',
    new: "",
  },
];
