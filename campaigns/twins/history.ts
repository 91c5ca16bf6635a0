import type { Twin } from "../twin.ts";

const checker = { test: "test/campaigns/history/check-history.test.ts" };

/** A checker that overlooks something would let every campaign that stands on it pass. */
export const twins: readonly Twin[] = [
  {
    name: "a checker to whom what waits is no loss",
    caughtBy: checker,
    file: "campaigns/history/find-lost-events.ts",
    old: `.filter(({ state }) => state !== "done" && state !== "dead")`,
    new: `.filter(({ state }) => state === "lost")`,
  },
  {
    name: "a checker that asks for no order",
    caughtBy: checker,
    file: "campaigns/history/find-overtaken.ts",
    old: "first.some(({ seq }, at) => seq < (first[at - 1]?.seq ?? 0))",
    new: "first.some(({ seq }) => seq < 0)",
  },
  {
    name: "a checker that forgives a text after STOP",
    caughtBy: checker,
    file: "campaigns/history/find-stale.ts",
    old: "const underWayMs = 2_500;",
    new: "const underWayMs = 250_000;",
  },
  {
    name: "a checker that believes an outcome without the ledger",
    caughtBy: checker,
    file: "campaigns/history/find-wrong-sends.ts",
    old: `if (state !== "accepted") return sids.length === 0 ? null : `,
    new: `if (state !== "accepted") return sids.length < 9 ? null : `,
  },
  {
    name: "a checker that counts what was refused as sent",
    caughtBy: checker,
    file: "campaigns/history/find-wrong-sends.ts",
    old: `  const accepted = sends.filter((send) => send.accepted);\n  const sidsOf`,
    new: `  const accepted = sends;\n  const sidsOf`,
  },
];
