import type { Command } from "commander";
import { loadConfig } from "../../config.ts";
import { problemLine } from "../../config/problem.ts";
import { examineModel } from "../doctor/examine-model.ts";
import { table, type Options } from "../run-command.ts";

export function addConfigCommand(program: Command): void {
  program
    .command("config")
    .description("every setting, its value, and where that came from; secrets are hidden")
    .option("--json")
    .action(async (options: Options) => {
      const reading = loadConfig();
      if ("problems" in reading) {
        process.exitCode = 1;
        const lines = reading.problems.map(problemLine);
        const json = { problems: reading.problems, warnings: reading.warnings };
        process.stdout.write(options.json === true ? `${JSON.stringify(json)}\n` : `${lines.join("\n")}\n`);
        return;
      }
      const rows = reading.settings.map(({ variable, value, from }) => [variable, value, from]);
      const silent = (await examineModel(reading.config)).filter(({ good }) => !good);
      const warnings = [...reading.warnings, ...silent.map(({ found, mend }) => `${found}. ${mend}`)];
      const human = [table(["setting", "value", "from"], rows), ...warnings].join("\n");
      const json = { settings: reading.settings, warnings };
      process.stdout.write(`${options.json === true ? JSON.stringify(json) : human}\n`);
    });
}
