import { migration } from "../src/release/migrate/step.ts";
import { circuits } from "./gate/circuits.ts";
import { claimText } from "./gate/claim-text.ts";
import { otherClaims } from "./gate/claims.ts";
import { facts } from "./gate/facts.ts";
import { grantPermit } from "./gate/grant-permit.ts";
import { judge } from "./gate/judge.ts";
import { modelCalls } from "./gate/model-calls.ts";
import { optOuts } from "./gate/opt-outs.ts";
import { outbox } from "./gate/outbox.ts";
import { people } from "./gate/people.ts";
import { permits } from "./gate/permits.ts";
import { platform } from "./gate/platform.ts";
import { settleText } from "./gate/settle-text.ts";
import { spend } from "./gate/spend.ts";

/** The only way out: permits that only grant_permit() makes, an outbox that only takes permits, and a claim that asks again. */
export const gate = migration("20261122_gate", "expand", [
  ...platform,
  ...people,
  ...optOuts,
  ...permits,
  ...outbox,
  ...spend,
  ...modelCalls,
  ...circuits,
  ...facts,
  ...judge,
  ...grantPermit,
  ...claimText,
  ...settleText,
  ...otherClaims,
]);
