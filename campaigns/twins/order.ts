import type { Twin } from "../twin.ts";

const order = { campaign: "order" };
const walk = { test: "test/release/deploy/walk.db.test.ts" };
const record = { test: "test/release/deploy/record.db.test.ts" };
const migration = "migrations/20261123_deployments.ts";
const works = "src/release/deploy/works.ts";
const recordFile = "src/release/deploy/record.ts";

export const twins: readonly Twin[] = [
  {
    name: "a step that is taken whosever turn it is",
    caughtBy: order,
    file: "src/release/deploy/walk.ts",
    old: "if (only !== null && wanted > reached + 1) return",
    new: "if (only !== null && wanted > reached + 99) return",
  },
  {
    name: "a database that lets a step be passed over",
    caughtBy: order,
    file: migration,
    old: "<= coalesce(stands, 0) + 1",
    new: "<= coalesce(stands, 0) + 2",
  },
  {
    name: "evidence of what was never begun",
    caughtBy: order,
    file: migration,
    old: "ELSE NEW.step = begun",
    new: "ELSE true",
  },
  {
    name: "evidence before the step is over",
    caughtBy: order,
    file: "src/release/deploy/walk.ts",
    old: 'what: "begun", who, evidence: {} }, signer);',
    new: 'what: "begun", who, evidence: {} }, signer);\n  await note(client, deployment, { step: step.name, what: "left", who, evidence: {} });\n  await note(client, deployment, { step: step.name, what: "begun", who, evidence: {} });',
  },
  {
    name: "a restart that is believed",
    caughtBy: walk,
    file: works,
    old: "if (other !== undefined) {",
    new: "if (other?.id === commit) {",
  },
  {
    name: "a switch that processes disprove, and that stands",
    caughtBy: walk,
    file: works,
    old: 'if (step === "switch") return (await othersSince(ground, noted)).length === 0;',
    new: 'if (step === "switch") return (await othersSince(ground, noted)).length >= 0;',
  },
  {
    name: "a backup of long ago before a migration",
    caughtBy: walk,
    file: works,
    old: "minutesOld(noted) <= backupAgeMaxMinutes",
    new: "minutesOld(noted) >= 0",
  },
  {
    name: "a snapshot that nobody has words for",
    caughtBy: walk,
    file: works,
    old: 'if (noted === undefined || words === "" ||',
    new: "if (noted === undefined ||",
  },
  {
    name: "a soak of no time",
    caughtBy: walk,
    file: works,
    old: "< hours * 3600",
    new: "< hours * 0",
  },
  {
    name: "a migration on another database's backup",
    caughtBy: record,
    file: recordFile,
    old: "WHERE d.database = $1 AND s.step = 'backup'",
    new: "WHERE (d.database = $1 OR true) AND s.step = 'backup'",
  },
  {
    name: "a migration on an old backup",
    caughtBy: record,
    file: recordFile,
    old: "if (minutes <= backupAgeMaxMinutes) return null;",
    new: "if (minutes >= 0) return null;",
  },
  {
    name: "a copy that has the evidence of its original",
    caughtBy: record,
    file: recordFile,
    old: "if (!restorable) return id;",
    new: "if (restorable) return id;",
  },
  {
    name: "evidence that can be rewritten under its hash",
    caughtBy: record,
    file: migration,
    old: "p_row.evidence, extract",
    new: "extract",
  },
  {
    name: "a record of deployments that can be rewritten",
    caughtBy: record,
    file: "migrations/only-added-to.ts",
    old: "BEFORE UPDATE OR DELETE OR TRUNCATE",
    new: "BEFORE TRUNCATE",
  },
  {
    name: "a migration up outside without a backup",
    caughtBy: { test: "test/cli/deploy.db.test.ts" },
    file: "src/cli/migrate/bring-up.ts",
    old: 'if (deployment !== "local" &&',
    new: 'if (deployment === "local" &&',
  },
  {
    name: "a release of files that are no commit's",
    caughtBy: { test: "test/cli/deploy/refuse-unknown.test.ts" },
    file: "src/cli/deploy/refuse-unknown.ts",
    old: 'if (state === "dirty") {',
    new: 'if (state === "unknown") {',
  },
];
