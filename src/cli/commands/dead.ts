import type { Command } from "commander";
import { retryDeadEvent } from "../../flows/retry-dead-event.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, table, type Options } from "../run-command.ts";

export function addDeadCommands(program: Command): void {
  const dead = program.command("dead").description("events that could not be handled");
  dead
    .command("list")
    .description("the dead letters with what went wrong, the latest first")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const events = await (await home.operator()).deadEvents();
        const rows = events.map((one) => [one.id, one.kind, one.clientId, `${one.attempts} attempts`, one.error ?? ""]);
        const human =
          rows.length === 0 ? "No dead letters." : table(["event", "kind", "client", "tried", "error"], rows);
        return { json: events, human };
      }),
    );
  dead
    .command("retry <id>")
    .description("try one again, with fresh attempts")
    .option("--json")
    .action((id: string, options: Options) =>
      runCommand(options, async (home) => {
        const retried = await retryDeadEvent(await home.operator(), await home.store(), id);
        if (!retried) throw new Refused(`There is no dead letter "${id}".`, "See jobrun dead list.");
        return { json: { id, retried: true }, human: "It will be tried again at once." };
      }),
    );
}
