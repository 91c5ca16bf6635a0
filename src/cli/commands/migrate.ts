import type { Command } from "commander";
import { history } from "../../release/migrate/history.ts";
import { migrateUp } from "../../release/migrate/migrate-up.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, type Options } from "../run-command.ts";

export function addMigrateCommands(program: Command): void {
  const migrate = program.command("migrate").description("the database's schema");
  migrate
    .command("up")
    .description("run every step that has not run")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const announce = (line: string) => process.stderr.write(`${line}\n`);
        const { adminUrl, passwords } = await home.bareDatabase();
        if (adminUrl === null) {
          throw new Refused("Migrating needs the migrator's login.", "Set JOBRUN_ADMIN_DATABASE_URL.");
        }
        const steps = await migrateUp(history, { adminUrl, passwords, announce });
        return { json: { steps }, human: steps === 0 ? "Nothing to do." : `${steps} steps run.` };
      }),
    );
  migrate
    .command("status")
    .description("where the database stands beside this program")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const { url, adminUrl } = await home.bareDatabase();
        const status = await readSchemaStatus(history, adminUrl ?? url);
        const version = status.is === "foreign" ? "unknown" : String(status.version);
        return {
          json: status,
          human: `${status.is} (version ${version} of ${history.length})`,
          refused: status.is !== "current",
        };
      }),
    );
}
