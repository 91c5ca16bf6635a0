import type { Command } from "commander";
import { replayConversation } from "../../flows/replay-conversation.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, type Options } from "../run-command.ts";

export function addReplayCommand(program: Command): void {
  program
    .command("replay <conversation>")
    .description("take every step of a recorded conversation again, and show the first that comes out differently")
    .option("--json")
    .action((id: string, options: Options) =>
      runCommand(options, async (home) => {
        const steps = await (await home.operator()).stepsOf(id);
        if (steps.length === 0)
          throw new Refused(
            `No step of a conversation "${id}" is kept.`,
            "jobrun why PHONE names the conversations with a person.",
          );
        const difference = replayConversation(steps);
        const human = inWords(steps.length, difference);
        return { json: { conversation: id, steps: steps.length, difference }, human, refused: difference !== null };
      }),
    );
}

function inWords(steps: number, difference: ReturnType<typeof replayConversation>): string {
  if (difference === null) return `All ${steps} steps come out as they did.`;
  const { place, cause, what, kept, now } = difference;
  return [
    `Step ${place} of ${steps} (because of ${cause}): ${what}.`,
    `  then: ${JSON.stringify(kept)}`,
    `  now:  ${JSON.stringify(now)}`,
  ].join("\n");
}
