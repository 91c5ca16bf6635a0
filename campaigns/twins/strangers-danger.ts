import type { Twin } from "../twin.ts";

const heard = { test: "test/flows/onboard/strangers-danger.db.test.ts" };
const gate = { test: "test/gate/refusals/house.db.test.ts" };
const hear = "src/flows/onboard/hear-stranger.ts";
const warn = "src/flows/onboard/warn-stranger.ts";
const facts = "migrations/gate/facts.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  [
    "a stranger in danger who is greeted instead",
    heard,
    hear,
    "const warned = await warnOfDanger(tx, claimed, { reading, caller, ourNumber: event.to }, now);",
    "const warned: string[] = [];",
  ],
  ["a stranger in danger who is greeted besides", heard, hear, "warned.length > 0 && !tellsTrade(heard)", "false"],
  [
    "a stranger in danger whose trade is not heard",
    heard,
    hear,
    "warned.length > 0 && !tellsTrade(heard)",
    "warned.length > 0",
  ],
  ["one template for the safety words of all dangers", heard, warn, "`send_safety_${danger}`", `"send_safety"`],
  ["an incident for each text about one danger", heard, warn, "{ subject: danger,", "{ subject: claimed.id,"],
  ["a stranger who was not warned and is forgotten", heard, warn, "saidLately.has(notSent)", "notSent !== null"],
  [
    "safety words of clients from the number for set-up",
    gate,
    facts,
    "n.role = 'ONBOARDING' AND p_client = 'client_jobrun' AND p_action = 'text_safety'",
    "n.role = 'ONBOARDING' AND p_action = 'text_safety'",
  ],
  [
    "no safety words of the house",
    gate,
    facts,
    "OR n.role = 'ONBOARDING' AND p_client = 'client_jobrun' AND p_action = 'text_safety'",
    "",
  ],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
