import type { Twin } from "../twin.ts";

const beats = { test: "test/release/migrate/heartbeats.db.test.ts" };
const status = { test: "test/release/migrate/schema-status.db.test.ts" };
const window = { test: "test/release/migrate/schema-window.test.ts" };
const at = (file: string) => `src/release/migrate/${file}.ts`;

export const twins: readonly Twin[] = [
  {
    name: "a contract that breaks a process which lives",
    caughtBy: beats,
    file: at("begin-contract"),
    old: "if (broken.length > 0)",
    new: "if (broken.length > 99)",
  },
  {
    name: "a contract between whose look and whose note a process begins",
    caughtBy: beats,
    file: at("begin-contract"),
    old: "LOCK TABLE public.processes IN SHARE MODE",
    new: "NULL",
  },
  {
    name: "a contract that nobody hears of",
    caughtBy: beats,
    file: "migrations/20261122_processes.ts",
    old: "ARRAY(SELECT migration FROM jobrun_contracts ORDER BY migration)",
    new: "'{}'",
  },
  {
    name: "a dead process that holds a contract up",
    caughtBy: beats,
    file: at("processes"),
    old: "ago < ${livingSeconds} AS living",
    new: "true AS living",
  },
  {
    name: "a process that knows the contract and is said to be broken by it",
    caughtBy: beats,
    file: at("processes"),
    old: "living && servesTo < version",
    new: "living",
  },
  {
    name: "a heartbeat that stops with the first that fails",
    caughtBy: beats,
    file: "src/release/heartbeat.ts",
    old: "await once().catch(() => undefined);",
    new: "await once().catch(() => stopping.abort());",
  },
  {
    name: "a contract that has begun and passes for none",
    caughtBy: status,
    file: at("schema-status"),
    old: "...(taken.length > 0 ? [] : begun), ",
    new: "",
  },
  {
    name: "what a newer program only added, called foreign",
    caughtBy: status,
    file: at("schema-status"),
    old: "contracts.has(migrationOf(key)) || missing.length > 0",
    new: "contracts.size >= 0",
  },
  {
    name: "a window that begins at the newest version",
    caughtBy: window,
    file: at("schema-window"),
    old: "status.version >= from",
    new: "status.version >= to",
  },
  {
    name: "a command that is not the one that is missing",
    caughtBy: window,
    file: at("schema-window"),
    old: `each.phase === "contract" && `,
    new: "",
  },
];
