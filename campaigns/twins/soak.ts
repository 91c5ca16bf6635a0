import type { Twin } from "../twin.ts";

const receive = { test: "test/flows/receive.test.ts" };
const late = { test: "test/http/refuse-when-late.test.ts" };
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
    file: "src/http/refuse-when-late.ts",
    old: "(isLate() ? done(refusals.overloaded()) : done())",
    new: "(isLate() ? done() : done())",
  },
  {
    name: "a turn that stays late for ever",
    caughtBy: late,
    file: "src/http/refuse-when-late.ts",
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
