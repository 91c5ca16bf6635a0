import type { Command } from "commander";
import { chatOn } from "../demo/chat.ts";
import { handsetsAt } from "../demo/handsets.ts";
import { openStage } from "../demo/stage.ts";
import { tellStory } from "../demo/story.ts";
import { sayFailure } from "../run-command.ts";

export function addDemoCommand(program: Command): void {
  program
    .command("demo")
    .description("the main job as a chat in this terminal, on a database of its own")
    .option("--json", "only the closing table, as JSON")
    .action(async (options: { json?: boolean }) => {
      const quiet = options.json === true;
      const chat = chatOn(quiet ? process.stderr : process.stdout);
      chat.scene("Starting a JobRun of its own: a database, a phone network, and the doors between them …");
      try {
        const stage = await openStage();
        try {
          const rows = await tellStory(stage, handsetsAt(stage.sandbox), chat);
          if (quiet) process.stdout.write(`${JSON.stringify(Object.fromEntries(rows))}\n`);
          else chat.table(rows);
        } finally {
          await stage.close();
        }
      } catch (error) {
        process.exitCode = 1;
        sayFailure(options, error);
      }
    });
}
