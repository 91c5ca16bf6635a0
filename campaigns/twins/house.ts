import type { Twin } from "../twin.ts";

const house = { test: "test/architecture.test.ts" };

const canary = { test: "test/architecture/canary.test.ts" };
const importCanary = { test: "test/architecture/import-canary.test.ts" };
const waysOut = { test: "test/architecture/ways-out-canary.test.ts" };
const testJob = { test: "test/scripts/check/test-job.test.ts" };
const runJobs = { test: "test/scripts/check/run-jobs.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "an import table that allows everything of ours",
    caughtBy: importCanary,
    file: "test/architecture/check-imports.ts",
    old: "if (isAmong(to, [...room.at, ...room.may])) return null;",
    new: "return null;",
  },
  {
    name: "an import table that takes half a type import for a whole one",
    caughtBy: importCanary,
    file: "test/architecture/imports.ts",
    old: "entries.every((entry) => entry.isType)",
    new: "entries.some((entry) => entry.isType)",
  },
  {
    name: "an import table without re-exports",
    caughtBy: importCanary,
    file: "test/architecture/imports.ts",
    old: "if (moduleRequest !== null) found.push",
    new: "if (moduleRequest === undefined) found.push",
  },
  {
    name: "an import table that gives routes what sends",
    caughtBy: importCanary,
    file: "test/architecture/rooms.ts",
    old: "...webhookSide, store,",
    new: '"src/vendors/", store,',
  },
  {
    name: "a hunt for answers that looks at no template",
    caughtBy: waysOut,
    file: "test/architecture/check-answers.ts",
    old: "look(value.cooked ?? value.raw, start)",
    new: 'look("", start)',
  },
  {
    name: "a hunt for senders that knows one spelling",
    caughtBy: waysOut,
    file: "test/architecture/check-sender.ts",
    old: 'return node.type === "Literal" ? String(node.value) : "";',
    new: 'return "";',
  },
  {
    name: "a hunt for sockets that takes any import of a calm module for calm",
    caughtBy: waysOut,
    file: "test/architecture/check-network.ts",
    old: "isIPv6)\\s*,?\\s*)+\\}",
    new: "isIPv6|\\w+)\\s*,?\\s*)+\\}",
  },
  {
    name: "a clock check that knows one spelling",
    caughtBy: canary,
    file: "test/architecture/check-purity.ts",
    old: "node.arguments.length === 0",
    new: "node.arguments.length > 9",
  },
  {
    name: "a cast check without its list",
    caughtBy: canary,
    file: "test/architecture/check-casts.ts",
    old: ".filter(({ cast }) => !allowed.has(cast))",
    new: ".filter(({ cast }) => !allowed.has(cast) && false)",
  },
  {
    name: "a size check of the mean",
    caughtBy: canary,
    file: "test/architecture/check-sizes.ts",
    old: "lengths[Math.floor((lengths.length - 1) / 2)] ?? 0",
    new: "lengths.reduce((sum, one) => sum + one, 0) / lengths.length",
  },
  {
    name: "a run that passes over skipped tests",
    caughtBy: testJob,
    file: "scripts/check/test-job.ts",
    old: "counts.fail + counts.cancelled + counts.skipped + counts.todo === 0",
    new: "counts.fail + counts.cancelled === 0",
  },
  {
    name: "a run that is green when its tests are red",
    caughtBy: testJob,
    file: "scripts/check/test-job.ts",
    old: 'fail: counts["failed"] ?? 0',
    new: 'fail: counts["fail"] ?? 0',
  },
  {
    name: "a job that may hang for ever",
    caughtBy: runJobs,
    file: "scripts/check/run-jobs.ts",
    old: "AbortSignal.any([signal, limit])",
    new: "AbortSignal.any([signal])",
  },
  {
    name: "a program's failure that fails nothing",
    caughtBy: runJobs,
    file: "scripts/check/command-job.ts",
    old: "resolve(code === 0)",
    new: "resolve(code !== null)",
  },
  {
    name: "a second reader of the environment",
    caughtBy: house,
    file: "src/telemetry/metrics.ts",
    old: "const registry = new Registry();",
    new: "const registry = new Registry();\n  if (process.env.METRICS) registry.clear();",
  },
  {
    name: "telemetry that knows the domain",
    caughtBy: house,
    file: "src/telemetry/mask.ts",
    old: "const e164 =",
    new: 'export type { Phone } from "../domain/phone.ts";\nconst e164 =',
  },
  {
    name: "a clock in the domain",
    caughtBy: house,
    file: "src/domain/unreachable.ts",
    old: "throw new Error(`unreachable:",
    new: "throw new Error(`${new Date()} unreachable:",
  },
  {
    name: "a circle between two files",
    caughtBy: house,
    file: "src/config/secret.ts",
    old: 'import { inspect } from "node:util";',
    new: 'import { inspect } from "node:util";\nexport type { Database } from "./database.ts";',
  },
];
