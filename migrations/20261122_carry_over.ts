import { migration, sql } from "../src/release/migrate/step.ts";
import { grandfatherClient } from "./predecessor/grandfather.ts";
import { grandfatherListed } from "./predecessor/live-clients.ts";
import { numbersAndOptOuts } from "./predecessor/numbers-and-opt-outs.ts";
import { numbersOfOldPool } from "./predecessor/old-pool.ts";
import { phones } from "./predecessor/phones.ts";

/** What the predecessor's rows mean, said in ours. It stands before row security, under which a table's owner sees no rows. */
export const carryOver = migration("20261122_carry_over", "expand", [
  sql("a row of ours has no customer", "ALTER TABLE onboarding_states ALTER COLUMN customer_id DROP NOT NULL", {
    mode: "ACCESS EXCLUSIVE",
    on: ["onboarding_states"],
  }),
  ...phones,
  ...numbersAndOptOuts,
  numbersOfOldPool,
  grandfatherClient,
  grandfatherListed,
]);
