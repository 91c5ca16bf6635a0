import type { Twin } from "../twin.ts";

const closed = { test: "test/flows/close-client.db.test.ts" };
const words = { test: "test/domain/wording/take-back.test.ts" };
const close = "src/flows/close-client.ts";
const goOn = "src/flows/go-on-closing.ts";
const sql = "migrations/numbers/close-client.ts";

type Planted = readonly [name: string, caughtBy: Twin["caughtBy"], file: string, old: string, replacement: string];

const planted: readonly Planted[] = [
  [
    "a client shut before its owner was told",
    closed,
    goOn,
    "if (waiting > 0 && !overdue) return",
    "if (waiting < 0) return",
  ],
  [
    "a close that waits for ever",
    closed,
    "src/domain/closing.ts",
    "const closingHoursMax = 24;",
    "const closingHoursMax = 240;",
  ],
  [
    "a close that is told to nobody while all is paused",
    closed,
    goOn,
    "if (await isPlatformPaused(tx)) return",
    "if (false) return",
  ],
  [
    "customers texted in the name of a client that closes",
    closed,
    close,
    `await switchOff(store, { level: "client", clientId: id }, press, { now });`,
    "",
  ],
  ["a number that a closed client keeps", closed, sql, "PERFORM release_number(held, p_client, p_now);", "NULL;"],
  [
    "a close without a trace",
    closed,
    sql,
    `PERFORM write_audit('audit_closed_' || p_client, p_client,`,
    `PERFORM concat('audit_closed_' || p_client, p_client,`,
  ],
  [
    "a close that begins anew each time",
    closed,
    "src/store/closing.ts",
    `coalesce("closingSince", `,
    `coalesce(NULL, `,
  ],
  ["an owner told of codes that nobody showed", closed, close, `["divert", "test_call", "live"]`, `["phone", "live"]`],
  [
    "a code for every call among those that are taken back",
    words,
    "src/domain/divert/undo.ts",
    "dial: dialling.undo",
    `dial: "##002#"`,
  ],
  ["a code amid its sentence", words, "src/domain/wording/take-back.ts", "\\n${dial}${last}", " ${dial}${last}"],
];

export const twins: readonly Twin[] = planted.map(([name, caughtBy, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
