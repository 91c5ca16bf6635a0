import type { Twin } from "../twin.ts";

const rhythm = { test: "test/domain/silence.test.ts" };
const watched = { test: "test/flows/watch-diverts.db.test.ts" };
const silence = "src/domain/silence.ts";
const watch = "src/flows/watch-diverts.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  ["a silence suspected a moment late", rhythm, silence, ">= patienceHours(calls)", "> patienceHours(calls)"],
  ["a silence like the last one suspected", rhythm, silence, "const longer = 2;", "const longer = 1;"],
  ["a busy client asked after a quiet day", rhythm, silence, "= [3, 28]", "= [1, 28]"],
  ["a client whom nobody rings never asked", rhythm, silence, "= [3, 28]", "= [3, 280]"],
  ["a rhythm of too few calls", rhythm, silence, "const gapsMin = 4;", "const gapsMin = 3;"],
  ["a silence from the first call on", rhythm, silence, "calls[0] ?? from", "from"],
  [
    "a silence that is told of at each look",
    watched,
    watch,
    "subject: episode, detail",
    "subject: `${episode} ${now}`, detail",
  ],
  [
    "a silence that somebody's call does not end",
    watched,
    watch,
    "await resolveOtherEpisodes(tx, clientId, darkKind, episode);",
    "",
  ],
  [
    "a client that nobody pays for asked",
    watched,
    "src/flows/silence-of.ts",
    `|| billingRules[billing.state].answered === "no"`,
    "",
  ],
  [
    "one check for all silences",
    watched,
    "src/flows/notify-owner.ts",
    "`notice ${name} ${episode}`",
    "`notice ${name}`",
  ],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
