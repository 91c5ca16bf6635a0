import type { Command } from "commander";
import { normaliseTypedPhone } from "../../domain/phone.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, table, type Options } from "../run-command.ts";

export function addWhyCommand(program: Command): void {
  program
    .command("why <phone>")
    .description("every decision about a person and what came of it, the latest last")
    .option("--json")
    .action((typed: string, options: Options) =>
      runCommand(options, async (home) => {
        const phone = normaliseTypedPhone(typed);
        if (phone === null) {
          throw new Refused(`"${typed}" is not a phone number.`, "Write it like +447700900123 or 07700 900123.");
        }
        const decisions = await (await home.operator()).decisionsAbout(phone);
        const rows = decisions.map((one) => [
          one.at.toString({ smallestUnit: "second" }),
          one.business,
          one.what,
          one.template ?? one.action,
          [inWords(one.outcome), one.carrierStatus, one.errorCode === null ? null : `error ${one.errorCode}`]
            .filter((part) => part !== null && part !== "")
            .join(", "),
        ]);
        const head = ["when", "client", "what", "which", "outcome"];
        return {
          json: decisions,
          human: rows.length === 0 ? "Nothing was decided about this person." : table(head, rows),
        };
      }),
    );
}

const meanings: Readonly<Record<string, string>> = {
  platform_paused: "everything was paused",
  client_paused: "the client was paused",
  customer_paused: "this person was paused",
  platform_unknown: "the switches could not be read",
  client_closed: "the client was closed",
  client_not_live: "the client was not live",
  billing_lapsed: "the client does not pay",
  alerts_paused: "alerts were off",
  opted_out: "this person had opted out",
  not_textable: "not a mobile that we may text",
  own_number: "a number of ours",
  owner_phone: "the owner's own phone",
  not_the_owner: "not the owner's phone",
  sender_not_the_clients: "the sending number was not the client's",
  already_said: "it was said already",
  cap_reached: "too many texts to this person",
};

/** Names of reasons, as a stranger would say them. */
function inWords(outcome: string | null): string | null {
  return outcome?.replaceAll(/[a-z]+(?:_[a-z]+)+/g, (name) => meanings[name] ?? name) ?? null;
}
