import type { Twin } from "../twin.ts";

const backup = { test: "test/release/backup/backup.db.test.ts" };
const seal = { test: "test/release/backup/seal.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a backup of a moment in which somebody writes",
    caughtBy: backup,
    file: "src/release/backup/still-moment.ts",
    old: 'await locker.query(`LOCK TABLE ${tables.join(", ")} IN SHARE MODE`);',
    new: "void tables;",
  },
  {
    name: "a proof of a backup whose files nobody looks at",
    caughtBy: backup,
    file: "src/release/backup/parts.ts",
    old: 'return sum.digest("hex") === part.sha256 ? null : `${part.name} was changed after it was written`;',
    new: "return null;",
  },
  {
    name: "a proof of a backup that counts rows alone",
    caughtBy: backup,
    file: "src/release/backup/prints.ts",
    old: "return now.checksum === checksum ? [] :",
    new: 'return checksum !== "" ? [] :',
  },
  {
    name: "a proof that stays beside a backup that has failed",
    caughtBy: backup,
    file: "src/release/backup/verify-backup.ts",
    old: "await rm(join(verifying.folder, evidenceFile), { force: true });",
    new: "",
  },
  {
    name: "a scratch cluster that can be written to",
    caughtBy: backup,
    file: "src/release/backup/verify-backup.ts",
    old: `default_transaction_read_only: "on", `,
    new: "",
  },
  {
    name: "a scratch cluster that stays",
    caughtBy: backup,
    file: "src/release/backup/scratch-cluster.ts",
    old: "await removeCluster(dataDir);",
    new: "if (Date.now() === 0) await removeCluster(dataDir);",
  },
  {
    name: "a part of a backup that may end anywhere",
    caughtBy: seal,
    file: "src/release/backup/seal.ts",
    old: "bytes[11] = last ? 1 : 0;",
    new: "bytes[11] = last ? 0 : 0;",
  },
  {
    name: "a part of a backup whose pieces know no place",
    caughtBy: seal,
    file: "src/release/backup/seal.ts",
    old: "bytes.writeBigUInt64BE(place, 3);",
    new: "bytes.writeBigUInt64BE(place - place, 3);",
  },
];
