import type { Command } from "commander";
import { normaliseTypedPhone } from "../../domain/phone.ts";
import { tellWhy, type Why } from "../../flows/tell-why.ts";
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
        const { story, conversations } = await tellWhy(await home.operator(), phone);
        if (story.length === 0) return { json: story, human: "Nothing was decided about this person." };
        return { json: story, human: [layOutStory(phone, story), ...conversations.map(inWords)].join("\n") };
      }),
    );
}

const nameColumnsMax = 40;

/** The command stands in a line of its own, so that it can be copied from a narrow terminal. */
function inWords({ id, business, steps }: Why["conversations"][number]): string {
  const name = business.replaceAll(/[\p{C}\s]+/gu, " ").slice(0, nameColumnsMax);
  return `\nWith ${name}: ${steps} ${steps === 1 ? "step" : "steps"}, to be taken again by\n  jobrun replay ${id}`;
}
