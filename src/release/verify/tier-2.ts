import type { Check, DatabaseGround } from "./check.ts";
import { queueChecks } from "./data/queues.ts";
import { businessChecks } from "./data/businesses.ts";
import { deploymentChecks } from "./data/deployments.ts";
import { referenceChecks } from "./data/references.ts";

/** Tier 2: what the rows say of each other, whoever wrote them. */
export const dataChecks: readonly Check<DatabaseGround>[] = [
  ...businessChecks,
  ...referenceChecks,
  ...queueChecks,
  ...deploymentChecks,
];
