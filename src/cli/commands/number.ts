import { userInfo } from "node:os";
import type { Command } from "commander";
import type { NumberRole } from "../../domain/carrier-event.ts";
import { divertCodes, usualCode } from "../../domain/divert/steps.ts";
import { displayPhone, normaliseTypedPhone, type Phone } from "../../domain/phone.ts";
import { addNumberToPool } from "../../flows/add-number.ts";
import { assignNumber } from "../../flows/assign-number.ts";
import { releaseNumber } from "../../flows/release-number.ts";
import { takeOutNumber } from "../../flows/take-out-number.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, table, type Options } from "../run-command.ts";
import { idOf } from "./client.ts";
import { addNumberCarrierCommands, roleOption } from "./number-carrier.ts";

export function addNumberCommands(program: Command): void {
  const number = program.command("number").description("the numbers that we hold");
  number
    .command("list")
    .description("every number with its role, state and client")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const numbers = await (await home.operator()).numbers();
        const rows = numbers.map(({ phone, role, state, clientId }) => [phone, role, state, clientId]);
        const human = numbers.length === 0 ? "No numbers." : table(["number", "role", "state", "client"], rows);
        return { json: numbers, human };
      }),
    );
  number
    .command("add <phone>")
    .description("take a number into the pool; in the sandbox it is bought there too")
    .addOption(roleOption().makeOptionMandatory())
    .option("--json")
    .action((typed: string, options: Options & { role: NumberRole }) =>
      runCommand(options, async (home, config) => {
        const phone = phoneOf(typed);
        const carrier = config.carrier.kind === "sandbox" ? await home.carrier() : null;
        const refused = await addNumberToPool(
          await home.store(),
          carrier,
          { phone, role: options.role },
          Temporal.Now.instant(),
        );
        if (refused !== null) throw refusal(refused, phone);
        return {
          json: { phone, role: options.role },
          human: `${displayPhone(phone)} is in the pool (${options.role}).`,
        };
      }),
    );
  addNumberCarrierCommands(number);
  number
    .command("assign <phone>")
    .description("give a free number to a client")
    .requiredOption("--client <id>", "the client")
    .option("--json")
    .action((typed: string, options: Options & { client: string }) =>
      runCommand(options, async (home) => {
        const phone = phoneOf(typed);
        const clientId = idOf(options.client);
        const refused = await assignNumber(await home.store(), phone, clientId, Temporal.Now.instant());
        if (refused !== null) throw refusal(refused, phone);
        const codes = divertCodes.map((code) => usualCode(code, phone)).join("  ");
        return {
          json: { phone, client: clientId },
          human: `${displayPhone(phone)} is ${clientId}'s number. Divert codes: ${codes}`,
        };
      }),
    );
  addRelease(number);
}

function addRelease(number: Command): void {
  number
    .command("release <phone>")
    .description("take a number back; it rests in quarantine for 90 days before anybody else has it")
    .option("--for-good", "take a number that is no client's out of the pool: nobody gets it again")
    .option("--by <name>", "who you are; it is kept", userInfo().username)
    .option("--json")
    .action((typed: string, options: Options & { forGood?: boolean; by: string }) =>
      runCommand(options, async (home) => {
        const phone = phoneOf(typed);
        const [store, now] = [await home.store(), Temporal.Now.instant()];
        const forGood = options.forGood === true;
        const refused = forGood
          ? await takeOutNumber(store, phone, options.by, now)
          : await releaseNumber(await home.operator(), store, phone, now);
        if (refused !== null) throw refusal(refused, phone);
        const human = forGood ? "is out of the pool for good." : "rests in quarantine, for 90 days.";
        return { json: { phone, released: true }, human: `${displayPhone(phone)} ${human}` };
      }),
    );
}

const refusalMeans = {
  number_already_held: ["is in the pool already", "See jobrun number list."],
  not_this_tenant: ["belongs to another client", "See jobrun number list."],
  no_such_client: ["cannot be assigned: there is no such open client", "See jobrun client list."],
  no_such_number: ["is not in the pool", "Add it first: jobrun number add NUMBER --role OPERATIONAL"],
  number_has_another_role: ["has another role than OPERATIONAL", "Add another number for this client."],
  number_not_free: ["is not free", "See jobrun number list."],
  client_has_a_number: ["cannot be assigned: this client has a number already", "Release that one first."],
  number_not_held: ["is not held by anybody now", "See jobrun number list; --for-good takes one out of the pool."],
  number_is_a_clients: ["is a client's", "Release it first, without --for-good."],
} as const satisfies Record<Refusal, readonly [string, string]>;

type Refusal = NonNullable<Awaited<ReturnType<typeof assignNumber>>>;

function refusal(refused: Refusal, phone: Phone): Refused {
  const [wrong, next] = refusalMeans[refused];
  return new Refused(`${displayPhone(phone)} ${wrong}.`, next);
}

function phoneOf(typed: string): Phone {
  const phone = normaliseTypedPhone(typed);
  if (phone === null) throw new Refused(`"${typed}" is not a phone number.`, "Write it like +447700900123.");
  return phone;
}
