import type { Twin } from "../twin.ts";

const judged = { test: "test/domain/all-calls.test.ts" };
const watched = { test: "test/flows/watch-every-call.db.test.ts" };
const domain = "src/domain/all-calls.ts";
const watch = "src/flows/watch-every-call.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  ["every call suspected of ten people", judged, domain, "moreThan: 10,", "moreThan: 9,"],
  ["every call suspected of three usual days", judged, domain, "timesUsual: 3 }", "timesUsual: 2.9 }"],
  ["every call suspected of an hour of adverts", judged, domain, "moreThan: 5,", "moreThan: 0,"],
  [
    "every call suspected of one who rings on and on",
    judged,
    domain,
    "new Set(calls.map(({ caller }) => caller)).size",
    "calls.length",
  ],
  [
    "a usual day of the days with calls alone",
    judged,
    domain,
    "/ days;",
    "/ before.filter((day) => day.callers > 0).length;",
  ],
  ["a first day taken for a usual one", judged, domain, "= [3, 28];", "= [1, 28];"],
  ["every call told of at each look", watched, watch, "if (await isToldSince(", "if (false && await isToldSince("],
  [
    "every call that nobody ends",
    watched,
    watch,
    "return resolveOtherEpisodes(tx, client.id, allCallsKind, null);",
    "return;",
  ],
  ["every call told of again too soon", watched, domain, "toldAgainAfterDays = 28", "toldAgainAfterDays = 1"],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
