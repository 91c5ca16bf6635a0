import type { Command } from "commander";
import { runProcess } from "../process/run-process.ts";
import type { Options } from "../run-command.ts";

export function addProcessCommands(program: Command): void {
  program
    .command("start")
    .description("everything in one process: database, sandbox, doors and loops")
    .option("--json", "say where everything is as one line of JSON")
    .action((options: Options) => runProcess({ doors: true, loops: true, home: true, json: options.json === true }));
  program
    .command("serve")
    .description("the HTTP doors alone")
    .option("--json", "say where it listens as one line of JSON")
    .action((options: Options) => runProcess({ doors: true, loops: false, home: false, json: options.json === true }));
  program
    .command("work")
    .description("the loops alone: inbox, outbox and everything timed")
    .option("--json", "say that it works as one line of JSON")
    .action((options: Options) => runProcess({ doors: false, loops: true, home: false, json: options.json === true }));
}
