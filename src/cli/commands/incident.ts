import { type Command, InvalidArgumentError, Option } from "commander";
import { userInfo } from "node:os";
import { acknowledgeIncident } from "../../flows/acknowledge-incident.ts";
import { Refused } from "../../home/refused.ts";
import { keptWords } from "../press/kept-words.ts";
import { runCommand, table, type Options } from "../run-command.ts";

export function addIncidentCommands(program: Command): void {
  const incident = program.command("incident").description("what the operator must know");
  incident
    .command("list")
    .description("open and acknowledged incidents, the latest first")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const incidents = await (await home.operator()).incidents();
        const rows = incidents.map((one) => [
          one.id,
          one.state,
          `${one.times}x`,
          one.lastAt.toString({ smallestUnit: "second" }),
          one.detail,
        ]);
        const human = rows.length === 0 ? "No incidents." : table(["incident", "state", "seen", "last", "what"], rows);
        return { json: incidents, human };
      }),
    );
  incident
    .command("ack <id>")
    .description("say that you have seen it")
    .option("--by <name>", "who you are", userInfo().username)
    .option("--json")
    .action((id: string, options: Options & { by: string }) =>
      runCommand(options, async (home) => {
        const [operator, store] = [await home.operator(), await home.store()];
        const answer = await acknowledgeIncident(operator, store, id, options.by, Temporal.Now.instant());
        if (answer === "no_such_incident")
          throw new Refused(`There is no incident "${id}".`, "See jobrun incident list.");
        if (answer === "not_open")
          throw new Refused(`Incident ${id} was acknowledged before.`, "Nothing needs to be done.");
        return { json: { id, acknowledged: true }, human: "Acknowledged." };
      }),
    );
  incident
    .command("mute")
    .description("no texts about incidents for some hours, but for danger to people and a carrier that refuses")
    .addOption(new Option("--hours <n>", "how long").argParser(hoursOf).default(8))
    .addOption(new Option("--end", "want them again").conflicts("hours"))
    .requiredOption("--reason <text>", "why; it is kept")
    .option("--by <name>", "who you are; it is kept", userInfo().username)
    .option("--json")
    .action((options: MuteOptions) =>
      runCommand(options, async (home) => {
        const now = Temporal.Now.instant();
        const until = options.end === true ? null : now.add({ hours: options.hours });
        await (await home.operator()).mute({ until, ...keptWords(options) }, now);
        const at = until?.toString({ smallestUnit: "second" }) ?? null;
        const quiet = `Quiet until ${at}. What must be acted on at once still comes, and jobrun incident list has all.`;
        return { json: { mutedUntil: at }, human: at === null ? "Incidents are texted again." : quiet };
      }),
    );
}

type MuteOptions = Options & {
  readonly hours: number;
  readonly end?: boolean;
  readonly reason: string;
  readonly by: string;
};

const hoursMax = 12;

function hoursOf(typed: string): number {
  const hours = Number(typed);
  if (Number.isInteger(hours) && hours >= 1 && hours <= hoursMax) return hours;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${hoursMax}.`);
}
