import type { Twin } from "../twin.ts";

const loops = { campaign: "loops" };
const refusal = { test: "test/flows/tell-of-refusal.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a block of numbers that takes a client's whole hour",
    caughtBy: loops,
    file: "migrations/gate/facts.ts",
    old: "20 <= (SELECT",
    new: "200 <= (SELECT",
  },
  {
    name: "an owner who is told of everybody in a flood",
    caughtBy: loops,
    file: "src/flows/tell-to-ring.ts",
    old: ">= ringsPerHourMax)",
    new: ">= 50 * ringsPerHourMax)",
  },
  {
    name: "a cap that is looked at and not reserved",
    caughtBy: loops,
    file: "migrations/gate/spend.ts",
    old: "WHERE p_cap IS NULL OR s.pence + EXCLUDED.pence <= p_cap;",
    new: "WHERE p_cap IS NULL OR s.pence <= p_cap;",
  },
  {
    name: "machines that nobody stops",
    caughtBy: loops,
    file: "src/flows/break-loop.ts",
    old: "const loop = findLoop(await lastExchanged(tx, thread, exchangedMax));",
    new: "const loop = findLoop((await lastExchanged(tx, thread, exchangedMax)).slice(0, 1));",
  },
  {
    name: "a flood of which nobody hears",
    caughtBy: refusal,
    file: "src/flows/tell-to-ring.ts",
    old: `await raiseLimit(tx, client, "too_many_to_ring", now);`,
    new: "",
  },
];
