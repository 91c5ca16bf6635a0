import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Config } from "../../config.ts";
import { commitOf } from "../../home/commit.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import { nameSnapshot } from "../../release/backup/create-backup.ts";
import { evidenceFile } from "../../release/backup/verify-backup.ts";
import { megabytes } from "../../release/show-bar.ts";
import { copyInto, proveCopy } from "../backup/copy-and-prove.ts";
import { newName, schemaOf } from "../backup/describe.ts";
import { untilStopped } from "../backup/until-stopped.ts";
import { addRestoreCommand } from "./backup-restore.ts";
import { runCommand, type Options, type Said } from "../run-command.ts";

type Creating = Options & { readonly to?: string; readonly snapshot?: string };

export function addBackupCommands(program: Command): void {
  const backup = program.command("backup").description("copies of the database that are proved by a restore");
  backup
    .command("create")
    .description("copy the database while it works")
    .option("--to <folder>", "where to; a new folder under the data folder unless given")
    .option("--snapshot <name>", "only note that somebody else holds a copy under this name, which proves nothing")
    .option("--json")
    .action((options: Creating) => runCommand(options, (home, config) => create(home, config, options)));
  backup
    .command("verify <folder>")
    .description("restore a backup into a cluster of its own and compare every table")
    .option("--json")
    .action((folder: string, options: Options) => runCommand(options, (_home, config) => verify(folder, config)));
  addRestoreCommand(backup);
}

async function create(home: Home, config: Config, { to, snapshot }: Creating): Promise<Said> {
  const opened = await home.bareDatabase();
  const folder = to ?? join(resolve(config.database.dataDir), "backups", newName());
  const { cluster } = opened;
  if (snapshot !== undefined) {
    const manifest = await nameSnapshot(folder, { commit: await commitOf(), schema: await schemaOf(opened), snapshot });
    return {
      json: { folder, ...manifest },
      human: `Noted in ${folder}: ${snapshot}, said to be of ${manifest.at}. Nothing here has seen it, so it proves nothing.`,
    };
  }
  if (cluster === null) {
    throw new Refused(
      "JobRun copies the database that it runs itself; this one is reached by its address.",
      "Have whoever runs it take a snapshot, and note it: jobrun backup create --snapshot NAME.",
    );
  }
  const { at, bytes, tables, salt } = await copyInto(folder, { ...opened, cluster }, config, untilStopped());
  return {
    json: { folder, at, bytes, tables: tables.length, encrypted: salt !== null },
    human: [
      `${folder}: the database as it was at ${at}, ${tables.length} tables, ${megabytes(bytes)} MB${salt === null ? ", not encrypted (JOBRUN_BACKUP_KEY is not set)" : ", encrypted"}.`,
      `A backup is one when it was restored: jobrun backup verify ${folder}`,
    ].join("\n"),
  };
}

async function verify(folder: string, config: Config): Promise<Said> {
  const verified = await proveCopy(folder, config, untilStopped());
  const { faults, parts, tables, rows, catalogueLines } = verified;
  const compared = `${parts} files, ${tables} tables with ${rows} rows, ${catalogueLines} lines of the catalogue`;
  return {
    json: { folder, proved: faults.length === 0, ...verified },
    human:
      faults.length === 0
        ? `Proved by a restore: ${compared} are as they were. ${join(folder, evidenceFile)} says so.`
        : [...faults, "This is no backup. Make another: jobrun backup create."].join("\n"),
    refused: faults.length > 0,
  };
}
