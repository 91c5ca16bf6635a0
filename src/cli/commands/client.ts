import { userInfo } from "node:os";
import { type Command, Option } from "commander";
import { parseClientId, type ClientId } from "../../domain/ids.ts";
import { normaliseTypedPhone } from "../../domain/phone.ts";
import { addClient } from "../../flows/add-client.ts";
import { beginClosing, type Close } from "../../flows/close-client.ts";
import { completeClient } from "../../flows/complete-client.ts";
import { Refused } from "../../home/refused.ts";
import { runCommand, table, type Options } from "../run-command.ts";
import { sayStuck } from "../stuck/say-stuck.ts";
import { addIgnoreCommand } from "./client-ignore.ts";

type AddOptions = Options & {
  name: string;
  ownerName: string;
  ownerPhone: string;
  trade: string;
  timeZone: string;
  agreedBy: string;
};

export function addClientCommands(program: Command): void {
  const client = program.command("client").description("the businesses that JobRun works for");
  client
    .command("add")
    .description("a new client, not yet live")
    .requiredOption("--name <name>", "the business's name")
    .requiredOption("--owner-name <name>", "who runs it")
    .requiredOption("--owner-phone <phone>", "the owner's own mobile")
    .requiredOption("--trade <trade>", "such as plumber")
    .requiredOption("--agreed-by <name>", "who agreed that JobRun texts callers in the business's name")
    .option("--time-zone <zone>", "the client's time zone", "Europe/London")
    .addOption(new Option("--alerts <how>", "how the owner is alerted").choices(["sms"]).default("sms"))
    .option("--json")
    .action((options: AddOptions) => runCommand(options, async (home) => add(await home.store(), options)));
  client
    .command("list")
    .description("every client")
    .option("--stuck", "only those whose set-up does not go on: how long, why, and what would help")
    .option("--json")
    .action((options: Options & { stuck?: boolean }) =>
      runCommand(options, async (home) => {
        const operator = await home.operator();
        const clients = await operator.clients();
        if (options.stuck === true) return sayStuck(clients, await operator.setUps(), Temporal.Now.instant());
        const rows = clients.map((one) => [one.id, one.businessName, one.number ?? "no number", stateOf(one)]);
        const human = clients.length === 0 ? "No clients." : table(["client", "name", "number", "state"], rows);
        return { json: clients, human };
      }),
    );
  client
    .command("show <id>")
    .description("one client")
    .option("--json")
    .action((id: string, options: Options) =>
      runCommand(options, async (home) => {
        const found = (await (await home.operator()).clients()).find((one) => one.id === id);
        if (found === undefined) throw noSuchClient(id);
        const rows = Object.entries(found).map(([name, value]) => [name, value === null ? "none" : String(value)]);
        return { json: found, human: table(["what", "is"], rows) };
      }),
    );
  client
    .command("complete <id>")
    .description("make a client live, if everything that it needs is proved")
    .option("--json")
    .action((id: string, options: Options) => runCommand(options, async (home) => complete(await home.store(), id)));
  addIgnoreCommand(client, idOf);
  client
    .command("close <id>")
    .description("end a client: nothing is sent for it any more")
    .requiredOption("--reason <text>", "why; it is kept")
    .option("--by <name>", "who you are; it is kept", userInfo().username)
    .option("--json")
    .action((id: string, options: Options & { reason: string; by: string }) =>
      runCommand(options, async (home) => close(await home.store(), id, options)),
    );
}

async function close(store: Parameters<typeof beginClosing>[0], id: string, { reason, by }: Close) {
  const stands = await beginClosing(store, idOf(id), { reason, by }, Temporal.Now.instant());
  if (stands === "no_such_client") throw noSuchClient(id);
  const closed = stands === "closed";
  const human = closed
    ? "Closed."
    : "Closing: no customer is texted any more, and the owner is told how to take the divert back. It is closed, and its number rests, once that has left; a day from now at the latest.";
  return { json: { id, closed, ...(closed ? {} : { closing: true }) }, human };
}

async function add(store: Parameters<typeof addClient>[0], options: AddOptions) {
  const ownerPhone = normaliseTypedPhone(options.ownerPhone);
  if (ownerPhone === null) {
    throw new Refused(`"${options.ownerPhone}" is not a phone number.`, "Write it like +447700900123 or 07700 900123.");
  }
  if (!isTimeZone(options.timeZone)) {
    throw new Refused(`"${options.timeZone}" is not a time zone.`, "Write one like Europe/London.");
  }
  const { name: businessName, ownerName, trade, timeZone, agreedBy } = options;
  for (const [flag, value] of Object.entries({
    name: businessName,
    "owner-name": ownerName,
    trade,
    "agreed-by": agreedBy,
  })) {
    const wrong = nameFault(value);
    if (wrong !== null) throw new Refused(`--${flag} ${wrong}.`, "Write a name in one line.");
  }
  const added = await addClient(
    store,
    { businessName, ownerName, ownerPhone, trade, timeZone, agreedBy },
    Temporal.Now.instant(),
  );
  if ("refused" in added) {
    const [wrong, next] = refusalMeans[added.refused];
    throw new Refused(wrong, next);
  }
  return { json: added, human: `Added ${added.id}. Next: jobrun number assign NUMBER --client ${added.id}` };
}

const nameCharactersMax = 100;

function nameFault(name: string): string | null {
  if (name.trim() === "") return "is empty";
  if (name.length > nameCharactersMax) return `is longer than ${nameCharactersMax} characters`;
  return /\p{C}/u.test(name) ? "holds a line break or another control character" : null;
}

const refusalMeans = {
  owner_phone_taken: ["Another client has this owner's phone already.", "See jobrun client list."],
  not_a_mobile: ["The owner's phone is no UK mobile, so no alert could reach it.", "Write the owner's own mobile."],
  one_of_ours: ["The owner's phone is a number that JobRun holds.", "Write the owner's own mobile."],
} as const;

const missingMeans: Readonly<Record<string, string>> = {
  client: "there is no such client",
  business_name: "the business has no name",
  owner_phone: "the owner's phone is not known",
  agreement: "nobody has agreed",
  alert_preference: "how to alert the owner is not known",
  number: "no number is assigned: jobrun number assign NUMBER --client ID",
  test_call: "no test call has arrived on the number: ring the owner from another phone and let it ring",
};

async function complete(store: Parameters<typeof completeClient>[0], id: string) {
  const missing = await completeClient(store, idOf(id), Temporal.Now.instant());
  if (missing.length === 0) return { json: { id, live: true, missing }, human: "Live. The trial has started." };
  const lines = missing.map((name) => `  ${name}: ${missingMeans[name] ?? "missing"}`);
  return { json: { missing }, human: `Not live. Missing:\n${lines.join("\n")}`, refused: true };
}

export function idOf(text: string): ClientId {
  const id = parseClientId(text);
  if (id === null) throw noSuchClient(text);
  return id;
}

function noSuchClient(id: string): Refused {
  return new Refused(`There is no client "${id}".`, "See jobrun client list.");
}

type Stands = {
  live: boolean;
  billing: string;
  suspectedDark: boolean;
  suspectedAll: boolean;
  closingSince: unknown;
  closedAt: unknown;
};

function stateOf(client: Stands): string {
  if (client.closedAt !== null) return "closed";
  if (client.closingSince !== null) return "closing";
  if (!client.live) return "not live";
  const divert = client.suspectedDark
    ? ", divert perhaps off"
    : client.suspectedAll
      ? ", perhaps every call diverted"
      : "";
  return `live (${client.billing})${divert}`;
}

function isTimeZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
