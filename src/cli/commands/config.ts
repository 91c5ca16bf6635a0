import type { Command } from "commander";
import { loadConfig } from "../../config.ts";
import { problemLine } from "../../config/problem.ts";
import { table, type Options } from "../run-command.ts";

export function addConfigCommand(program: Command): void {
  program
    .command("config")
    .description("every setting, its value, and where that came from; secrets are hidden")
    .option("--json")
    .action((options: Options) => {
      const reading = loadConfig();
      if ("problems" in reading) {
        process.exitCode = 1;
        const lines = reading.problems.map(problemLine);
        const json = { problems: reading.problems, warnings: reading.warnings };
        process.stdout.write(options.json === true ? `${JSON.stringify(json)}\n` : `${lines.join("\n")}\n`);
        return;
      }
      const rows = reading.settings.map(({ variable, value, from }) => [variable, value, from]);
      const human = [table(["setting", "value", "from"], rows), ...reading.warnings].join("\n");
      const json = { settings: reading.settings, warnings: reading.warnings };
      process.stdout.write(`${options.json === true ? JSON.stringify(json) : human}\n`);
    });
}
