import { userInfo } from "node:os";
import { resolve } from "node:path";
import type { Command } from "commander";
import type { Config } from "../../config.ts";
import { databaseLogins, runningDatabase } from "../../home/database.ts";
import { Refused } from "../../home/refused.ts";
import { lossWords, readLoss } from "../../release/backup/read-loss.ts";
import { restoreBackup } from "../../release/backup/restore-backup.ts";
import { untilStopped } from "../backup/until-stopped.ts";
import { runCommand, type Options, type Said } from "../run-command.ts";

type RestoreOptions = Options & { readonly into: string; readonly rehearsal?: boolean };

export function addRestoreCommand(backup: Command): void {
  backup
    .command("restore <folder>")
    .description("make a database of a backup, in a data folder that has none")
    .requiredOption("--into <folder>", "the data folder; start on it with JOBRUN_DATA_DIR")
    .option("--rehearsal", "a copy to try something on, which can never send a text")
    .option("--json")
    .action((folder: string, options: RestoreOptions) =>
      runCommand(options, (_home, config) => restore(folder, config, options)),
    );
}

async function restore(folder: string, config: Config, { into, rehearsal }: RestoreOptions): Promise<Said> {
  if (/^[a-z]+:\/\//i.test(into)) {
    throw new Refused(
      "A backup of JobRun's is a whole PostgreSQL, which becomes one in a folder, and not a part of another server.",
      "Name a data folder: --into FOLDER.",
    );
  }
  const target = resolve(into);
  const kind = rehearsal === true ? "rehearsal" : "restored";
  const secret = await databaseLogins(target);
  const logins = { jobrun_migrator: secret("jobrun_migrator"), jobrun_app: secret("jobrun_app") };
  const key = config.keys.backup?.reveal() ?? null;
  const by = userInfo().username;
  const { at } = await restoreBackup({ folder, key, into: target, kind, logins, by, progress: untilStopped() });
  // The old database is not started: where a backup is needed, it may be in no state for that.
  const old = kind === "restored" ? await runningDatabase(config) : null;
  const loss = old === null ? null : await readLoss(old, at);
  const next =
    kind === "rehearsal"
      ? [`${target} is a rehearsal's copy: nothing on it can reach a carrier, ever.`]
      : [
          ...lossWords(loss, at),
          `Stop what uses the old one, and start on this one: JOBRUN_DATA_DIR=${target}. Everything is paused there; when the lists were read, resume with jobrun resume --reason TEXT.`,
        ];
  return { json: { into: target, kind, at, loss }, human: [`Restored into ${target}.`, ...next].join("\n") };
}
