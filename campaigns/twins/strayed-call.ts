import type { Twin } from "../twin.ts";

const strayed = { test: "test/flows/onboard/strayed-call.db.test.ts" };
const hear = "src/flows/onboard/hear-strayed-call.ts";
const words = "src/domain/wording/setup-divert.ts";

type Planted = readonly [name: string, file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  [
    "a test call at another number that nobody tells of",
    "src/flows/route-event.ts",
    "await hearStrayedCall(world, claimed, event);",
    "",
  ],
  ["a strayed call told of at each try", hear, "slot: `setup ${name} ${hour}`", "slot: `setup ${name} ${claimed.id}`"],
  ["a strayed call told of before a test call is waited for", hear, `setup?.open.is !== "test_call"`, "setup === null"],
  [
    "a call to the number for set-up taken for one that was passed on",
    hear,
    "const [name, body] = passedOn\n",
    "const [name, body] = owner\n",
  ],
  [
    "a strayed call told of with the number that it came to",
    hear,
    "callPassedElsewhere(setup, client.number)",
    "callPassedElsewhere(setup, event.to)",
  ],
  [
    "a caller who rang off, taken for no call",
    "src/domain/onboarding/read-setup.ts",
    `return "hung_up";`,
    `return "nothing";`,
  ],
  ["a caller who rang off, sent the code again", words, `if (seen === "hung_up")`, "if (false)"],
];

export const twins: readonly Twin[] = planted.map(([name, file, old, replacement]) => ({
  name,
  caughtBy: strayed,
  file,
  old,
  new: replacement,
}));
