import type { Twin } from "../twin.ts";

const restore = { campaign: "restore" };
const test = { test: "test/release/backup/restore.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a restoration that looks for nothing that was sent",
    caughtBy: restore,
    file: "src/flows/settle-restoration.ts",
    old: "  await settleDecisions(world, carrier, restoration);\n",
    new: "",
  },
  {
    name: "a restoration that reads nothing that arrived",
    caughtBy: restore,
    file: "src/flows/settle-restoration.ts",
    old: "if (restoration.sweptAt === null) return sweep(world, carrier, restoration, found);",
    new: "if (restoration.sweptAt === null) await store.withoutTenant((db) => restorationSwept(db, restoration.id, now()));",
  },
  {
    name: "a restored database that can be resumed at once",
    caughtBy: restore,
    file: "migrations/switches/press-switch.ts",
    old: "AND NOT p_off AND restoring() THEN",
    new: "AND NOT p_off AND false THEN",
  },
  {
    name: "a restored database that is not paused",
    caughtBy: restore,
    file: "src/release/backup/mark-restored.ts",
    old: "SELECT press_off($1, NULL, NULL, 'outbound', $2, $3, clock_timestamp())",
    new: "SELECT $1::text, $2::text, $3::text",
  },
  {
    name: "a restored database that takes for owed what may be sent",
    caughtBy: restore,
    file: "src/release/backup/mark-restored.ts",
    old: "WHERE state IN ('queued', 'sending', 'held')",
    new: "WHERE state IN ('sending')",
  },
  {
    name: "a restored database that claims texts at once",
    caughtBy: test,
    file: "migrations/gate/claim-text.ts",
    old: "IF restoring() THEN RETURN; END IF;",
    new: "",
  },
  {
    name: "a rehearsal's copy that reaches the carrier",
    caughtBy: test,
    file: "src/vendors/twilio/carrier.ts",
    old: `if (known === "rehearsal") throw`,
    new: `if (known !== "home" && known !== "restored" && known !== "rehearsal") throw`,
  },
  {
    name: "a restored database that opens to the old passwords",
    caughtBy: test,
    file: "src/release/backup/mark-restored.ts",
    old: "of Object.entries(logins)) {",
    new: "of Object.entries(logins).slice(1)) {",
  },
];
