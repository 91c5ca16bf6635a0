import type { Twin } from "../twin.ts";

const receive = { test: "test/flows/receive.test.ts" };
const late = { test: "test/http/refuse-too-much.test.ts" };
const soak = { campaign: "soak" };

export const twins: readonly Twin[] = [
  {
    name: "events that wait without end",
    caughtBy: receive,
    file: "src/flows/receive.ts",
    old: "return waiting >= batchMax && this.#waitedMs > (this.#settings.waitedMaxMs ?? waitedMaxMs);",
    new: "return false;",
  },
  {
    name: "one chatty person who has everybody refused",
    caughtBy: receive,
    file: "src/flows/receive.ts",
    old: "performance.now() - Math.max(...batch.map(({ sinceMs }) => sinceMs));",
    new: "performance.now() - Math.min(...this.#waiting.map(({ sinceMs }) => sinceMs));",
  },
  {
    name: "a turn of the loop that takes in whatever comes",
    caughtBy: late,
    file: "src/http/refuse-too-much.ts",
    old: "isFull() || isLate() ?",
    new: "isFull() ?",
  },
  {
    name: "a full queue before which everything is read",
    caughtBy: { test: "test/http/twilio-routes.test.ts" },
    file: "src/http/refuse-too-much.ts",
    old: "isFull() || isLate() ?",
    new: "isLate() ?",
  },
  {
    name: "a line in the log for each that is turned away",
    caughtBy: { test: "test/http/tell-doors.test.ts" },
    file: "src/http/tell-doors.ts",
    old: "turnedAwayEveryMs = 1_000",
    new: "turnedAwayEveryMs = 0",
  },
  {
    name: "requests turned away that count as a database out of reach",
    caughtBy: { test: "test/http/tell-doors.test.ts" },
    file: "src/http/tell-doors.ts",
    old: `"overloaded", null`,
    new: `"away", null`,
  },
  {
    name: "a turn that stays late for ever",
    caughtBy: late,
    file: "src/http/refuse-too-much.ts",
    old: "setInterval(() => (turnedAt = performance.now()), lookEveryMs)",
    new: "setInterval(() => turnedAt, lookEveryMs)",
  },
  {
    name: "a process that holds on to what it answered",
    caughtBy: soak,
    file: "src/http/twilio-routes.ts",
    old: `  const receipt = await doors.receive(event);
`,
    new: `  const receipt = await doors.receive(event);
  Object.assign(globalThis, { [crypto.randomUUID()]: Array.from({ length: 100_000 }, (_, at) => [at]) });
`,
  },
];
