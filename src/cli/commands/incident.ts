import type { Command } from "commander";
import { userInfo } from "node:os";
import { acknowledgeIncident } from "../../flows/acknowledge-incident.ts";
import { Refused } from "../../home/refused.ts";
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
}
