import type { Command } from "commander";
import { printWording, wordingLines } from "../../domain/wording/page/print-wording.ts";
import type { Options } from "../run-command.ts";

/** Needs no database and no configuration: the words are the same for every installation. */
export function addWordingCommand(program: Command): void {
  program
    .command("wording")
    .description("every sentence that can be sent, by its key, and how long it can get")
    .option("--json")
    .action((options: Options) => {
      process.stdout.write(options.json === true ? `${JSON.stringify(wordingLines())}\n` : printWording());
    });
}
