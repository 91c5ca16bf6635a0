import type { Command } from "commander";
import { chatOn, type Chat } from "../demo/chat.ts";
import type { Fact } from "../demo/fact.ts";
import { handsetsAt } from "../demo/handsets.ts";
import { openStage } from "../demo/stage.ts";
import { tellStory } from "../demo/story.ts";
import { abortedWhenTold } from "../process/signals.ts";
import { sayFailure } from "../run-command.ts";

/** What a shell says of a program that Ctrl-C ended. */
const stoppedByPerson = 130;

export function addDemoCommand(program: Command): void {
  program
    .command("demo")
    .description("the main job as a chat in this terminal, on a database of its own")
    .option("--json", "the closing table as JSON; the chat goes to stderr")
    .action(async (options: { json?: boolean }) => {
      const quiet = options.json === true;
      const chat = chatOn(quiet ? process.stderr : process.stdout);
      const stop = abortedWhenTold();
      const sayStopping = () => process.stderr.write("\nStopping: what the demo started is stopped first …\n");
      stop.addEventListener("abort", sayStopping, { once: true });
      try {
        const facts = await play(chat, stop);
        if (quiet)
          process.stdout.write(`${JSON.stringify(Object.fromEntries(facts.map(({ key, seen }) => [key, seen])))}\n`);
        else chat.table(facts);
      } catch (error) {
        process.exitCode = stop.aborted ? stoppedByPerson : 1;
        if (!stop.aborted) sayFailure(options, error);
      }
    });
}

/** Opens a stage, plays on it, and leaves nothing of it behind, however the play ends. */
async function play(chat: Chat, stop: AbortSignal): Promise<readonly Fact[]> {
  const startedAt = performance.now();
  const seconds = () => Number(((performance.now() - startedAt) / 1000).toFixed(1));
  chat.scene("Starting a JobRun of its own: a database, a phone network, and the doors between them …");
  const stage = await openStage(stop);
  try {
    const stageReady = seconds();
    stop.throwIfAborted();
    const broken = new Promise<never>((_, reject) => {
      stop.addEventListener("abort", () => reject(new Error("stopped")), { once: true });
    });
    const facts = await Promise.race([tellStory(stage, handsetsAt(stage.sandbox), chat), broken]);
    return [
      ...facts,
      { key: "startSeconds", words: "seconds until it was ready", seen: stageReady },
      { key: "seconds", words: "  and until the end of the story", seen: seconds() },
    ];
  } finally {
    await stage.close();
  }
}
