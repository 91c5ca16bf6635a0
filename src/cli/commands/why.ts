import type { Command } from "commander";
import { normaliseTypedPhone } from "../../domain/phone.ts";
import { tellWhy } from "../../flows/tell-why.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, type Options } from "../run-command.ts";
import { layOutStory } from "../why/lay-out-story.ts";

export function addWhyCommand(program: Command): void {
  program
    .command("why <phone>")
    .description("what happened to a person and why: what they did, each decision with what it saw, what came of it")
    .option("--json", "all of it, with every fact that the gate saw")
    .action((typed: string, options: Options) =>
      runCommand(options, async (home) => {
        const phone = normaliseTypedPhone(typed);
        if (phone === null) {
          throw new Refused(`"${typed}" is not a phone number.`, "Write it like +447700900123 or 07700 900123.");
        }
        const story = await tellWhy(await home.operator(), phone);
        const human = story.length === 0 ? "Nothing was decided about this person." : layOutStory(phone, story);
        return { json: story, human };
      }),
    );
}
