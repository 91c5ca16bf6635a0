import type { Command } from "commander";
import type { ClientId } from "../../domain/ids.ts";
import { normaliseTypedPhone } from "../../domain/phone.ts";
import { ignoreCaller } from "../../flows/ignore-caller.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, type Options } from "../run-command.ts";

type IgnoreOptions = Options & { undo?: boolean };

/** Below `client`, whose parser of an id it is given. */
export function addIgnoreCommand(client: Command, idOf: (text: string) => ClientId): void {
  client
    .command("ignore <id> <phone>")
    .description("a caller whom this client wants neither to text nor to hear of")
    .option("--undo", "take the caller off the list again")
    .option("--json")
    .action((id: string, typed: string, options: IgnoreOptions) =>
      runCommand(options, async (home) => {
        const [clientId, phone] = [idOf(id), normaliseTypedPhone(typed)];
        if (phone === null) {
          throw new Refused(`"${typed}" is not a phone number.`, "Write it like +447700900123 or 07700 900123.");
        }
        const ignored = options.undo !== true;
        const answer = await ignoreCaller(await home.store(), { clientId, phone, ignored }, Temporal.Now.instant());
        if (answer === "no_such_client") throw new Refused(`There is no client "${id}".`, "See jobrun client list.");
        if (answer === "owner_phone") {
          throw new Refused("That is the owner's own phone.", "To stop texts to the owner: jobrun alerts off.");
        }
        const human = ignored
          ? "Ignored: calls and texts are recorded, never answered, and the owner is not told. Words about danger still are."
          : "Not ignored any more.";
        return { json: { id, phone, ignored }, human };
      }),
    );
}
