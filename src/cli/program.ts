import { Command, CommanderError } from "commander";
import { addCommands } from "./command-files.ts";

const wrongUsage = 2;

const program = new Command("jobrun")
  .description("Texts back the callers whom a tradesperson missed, finds out what is wrong, and tells the owner.")
  .exitOverride()
  .showHelpAfterError("(add --help for what there is)");

await addCommands(program, process.argv[2]);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : wrongUsage;
}
