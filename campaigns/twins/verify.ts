import type { Twin } from "../twin.ts";

const verify = { campaign: "verify" };
const words = { test: "test/cli/verify/say-verified.test.ts" };
const errors = { test: "test/release/verify/errors-seen.test.ts" };
const whole = { test: "test/release/verify/verify.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a documented object that only has to have the name",
    caughtBy: verify,
    file: "src/release/verify/documented.ts",
    old: "if (is === wanted) return [];",
    new: "if (is !== undefined) return [];",
  },
  {
    name: "a documented object that may be missing",
    caughtBy: verify,
    file: "src/release/verify/documented.ts",
    old: "if (is === wanted) return [];",
    new: "if (is === undefined || is === wanted) return [];",
  },
  {
    name: "a look at rows that finds nothing bad",
    caughtBy: verify,
    file: "src/release/verify/rows-check.ts",
    old: "if (bad === 0) return",
    new: "if (bad >= 0) return",
  },
  {
    name: "no rows at all taken for good rows",
    caughtBy: verify,
    file: "src/release/verify/rows-check.ts",
    old: "if (looked < atLeast)",
    new: "if (looked < 0)",
  },
  {
    name: "a look at the catalogue that finds nothing bad",
    caughtBy: verify,
    file: "src/release/verify/tier-1.ts",
    old: "const bad = rows.filter((row) => row.bad)",
    new: 'const bad = rows.filter((row) => row.bad && row.name === "")',
  },
  {
    name: "row security that only has to be on",
    caughtBy: verify,
    file: "src/release/verify/tier-1.ts",
    old: 'const forced = contractWaits(await schema()) ? "true" : "c.relforcerowsecurity";',
    new: 'const forced = "true";',
  },
  {
    name: "drift that nobody counts",
    caughtBy: verify,
    file: "src/release/verify/tier-1.ts",
    old: "return count === 0",
    new: "return count >= 0",
  },
  {
    name: "processes of which one of this commit is enough",
    caughtBy: verify,
    file: "src/release/verify/tier-3.ts",
    old: "if (others.length === 0)",
    new: "if (others.length < living.length)",
  },
  {
    name: "no process taken for all well",
    caughtBy: verify,
    file: "src/release/verify/tier-3.ts",
    old: 'return { state: "no_data", found: "no process has told of itself within 20 s" };',
    new: 'return { state: "ok", found: "no process has told of itself within 20 s" };',
  },
  {
    name: "a number that points elsewhere taken for right",
    caughtBy: verify,
    file: "src/release/verify/tier-3.ts",
    old: "return number.pointsHere ? [] : ",
    new: "return number.pointsHere || !number.pointsHere ? [] : ",
  },
  {
    name: "a text after an opt-out that nobody looks for",
    caughtBy: verify,
    file: "src/release/verify/data/queues.ts",
    old: 'AND o."sentAt" > x."optedOutAt" +',
    new: 'AND o."sentAt" > now() + x."optedOutAt" - x."optedOutAt" +',
  },
  {
    name: "a verification that may write",
    caughtBy: whole,
    file: "src/release/verify/open-reader.ts",
    old: "SET default_transaction_read_only = on; ",
    new: "",
  },
  {
    name: "a check that cannot look and is passed over",
    caughtBy: whole,
    file: "src/release/verify/verify.ts",
    old: 'return { state: "failed", found: `could not look:',
    new: 'return { state: "ok", found: `could not look:',
  },
  {
    name: "no data that counts as good",
    caughtBy: words,
    file: "src/release/verify/check.ts",
    old: 'return state !== "failed" && state !== "no_data";',
    new: 'return state !== "failed";',
  },
  {
    name: "an overload that is no error",
    caughtBy: errors,
    file: "src/release/verify/errors-seen.ts",
    old: "away|overloaded|dead",
    new: "away|dead",
  },
  {
    name: "errors of whatever is counted",
    caughtBy: errors,
    file: "src/release/verify/errors-seen.ts",
    old: 'name === "jobrun_webhooks_total" || name === "jobrun_events_total"',
    new: 'name.endsWith("_total")',
  },
];
