import { migration } from "../src/release/migrate/step.ts";
import { billingStates } from "./billing/states.ts";
import { endTrial, moveBilling } from "./billing/move-billing.ts";
import { trials } from "./billing/trials.ts";

/** Whether a client pays: the states of that, the one writer of its columns, and whose trial was used. */
export const billing = migration("20261122_billing", "expand", [...trials, ...billingStates, moveBilling, endTrial]);
