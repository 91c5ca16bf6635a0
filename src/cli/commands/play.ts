import type { Command } from "commander";
import { playConversation, type Outcome } from "../../flows/play-conversation.ts";
import { makeCast } from "../play/cast.ts";
import { openTheatre } from "../play/open-theatre.ts";
import { readScript } from "../play/script.ts";
import { runCommand, type Options } from "../run-command.ts";

export function addPlayCommand(program: Command): void {
  program
    .command("play <file>")
    .description("play a scripted conversation in a database of its own, on a clock that never waits")
    .option("--json")
    .action((path: string, options: Options) =>
      runCommand(options, async (_home, config) => {
        const script = await readScript(path);
        const theatre = await openTheatre(config, script.begins);
        try {
          const cast = await makeCast(theatre.stage.world, script);
          const outcome = await playConversation(theatre.stage, cast, script.turns);
          return { json: outcome, human: inWords(outcome) };
        } finally {
          await theatre.close();
        }
      }),
    );
}

function inWords({ transcript, leads, alerts, optedOut, handedOver }: Outcome): string {
  return [
    "  (a missed call)",
    ...transcript.map(
      ({ from, text }) => `${from === "customer" ? "customer" : "jobrun  "}  ${text.replaceAll("\n", "\n          ")}`,
    ),
    "",
    ...alerts.map(({ text, afterTurn }) => `owner, after text ${afterTurn}: ${text}`),
    ...leads.map(
      (lead) =>
        `lead: ${[lead.job, lead.postcode ?? lead.place, lead.when, lead.name, lead.urgency, lead.state].filter((part) => part !== null).join(" | ")}`,
    ),
    `opted out: ${optedOut ? "yes" : "no"}; handed over: ${handedOver ? "yes" : "no"}`,
  ].join("\n");
}
