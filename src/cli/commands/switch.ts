import { userInfo } from "node:os";
import { Option, type Command } from "commander";
import { normaliseTypedPhone } from "../../domain/phone.ts";
import type { Scope, Switch } from "../../domain/scope.ts";
import { resume } from "../../flows/resume.ts";
import { switchOff } from "../../flows/switch-off.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import { keptWords } from "../press/kept-words.ts";
import { saidOf } from "../press/said-of.ts";
import { runCommand, table, type Options, type Said } from "../run-command.ts";
import { idOf } from "./client.ts";

type PressOptions = Options & { client?: string; customer?: string; reason: string; by: string; sendHeld?: boolean };

export function addSwitchCommands(program: Command): void {
  const outbound = [
    pressed(
      program.command("pause").description("let nothing go out: for everybody, one client, or one customer of it"),
    ),
    pressed(program.command("resume").description("lift a pause; what it held back goes only if asked for")),
  ] as const;
  for (const command of outbound) command.option("--customer <phone>", "one customer of the client");
  outbound[0].action((options: PressOptions) => runCommand(options, (home) => off(home, "outbound", options)));
  outbound[1]
    .option("--send-held", "ask again for each text that was held back and has not expired")
    .action((options: PressOptions) => runCommand(options, (home) => on(home, "outbound", options)));
  for (const [what, description] of [
    ["ai", "whether a language model reads what customers write"],
    ["alerts", "whether owners are told of leads"],
  ] as const) {
    const command = program.command(what).description(description);
    for (const [side, press] of [
      ["off", off],
      ["on", on],
    ] as const) {
      const half = notOfACustomer(pressed(command.command(side).description(`switch it ${side}`)));
      half.action((options: PressOptions) => runCommand(options, (home) => press(home, what, options)));
    }
  }
}

function pressed(command: Command): Command {
  return command
    .option("--client <id>", "one client; without it, the whole installation")
    .requiredOption("--reason <text>", "why; it is kept")
    .addOption(new Option("--by <name>", "who you are; it is kept").default(userInfo().username, "your login's name"))
    .option("--json");
}

/** Only what goes out is switched for one customer; whoever tries hears what there is instead. */
function notOfACustomer(command: Command): Command {
  const option = new Option("--customer <phone>").hideHelp();
  return command.addOption(option).hook("preAction", () => {
    if (command.getOptionValue("customer") === undefined) return;
    command.error(
      "error: this is switched for everybody or one client; one customer can only be paused (jobrun pause)",
    );
  });
}

async function off(home: Home, what: Switch, options: PressOptions): Promise<Said> {
  const scope = scopeOf(options);
  const done = await switchOff(await home.store(), scope, pressOf(what, options), { now: Temporal.Now.instant() });
  if ("refused" in done) throw notPressed(done.refused, options);
  return saidOf(scope, what, done);
}

async function on(home: Home, what: Switch, options: PressOptions): Promise<Said> {
  const scope = scopeOf(options);
  const [operator, store] = [await home.operator(), await home.store()];
  const wish = { sendHeld: options.sendHeld === true, now: Temporal.Now.instant() };
  const done = await resume(operator, store, scope, pressOf(what, options), wish);
  if ("refused" in done) throw notPressed(done.refused, options);
  const { held, askedAgain, expired } = done;
  const rows = held.map((one) => [
    one.recipient,
    one.template,
    one.reason,
    one.expiresAt.toString({ smallestUnit: "second" }),
  ]);
  const human = [
    "On.",
    ...(askedAgain > 0 ? [`Asked again for ${askedAgain} held back.`] : []),
    ...(expired > 0 ? [`${expired} expired while held back.`] : []),
    ...(held.length > 0
      ? [table(["to", "text", "held because", "expires"], rows), "Send these with jobrun resume --send-held."]
      : []),
  ].join("\n");
  return { json: { scope, ...done }, human };
}

function pressOf(what: Switch, options: PressOptions) {
  return { what, ...keptWords(options) };
}

function scopeOf({ client, customer }: PressOptions): Scope {
  if (client === undefined) {
    if (customer === undefined) return { level: "platform" };
    throw new Refused("A customer is a customer of one client.", "Say which with --client ID.");
  }
  const clientId = idOf(client);
  if (customer === undefined) return { level: "client", clientId };
  const phone = normaliseTypedPhone(customer);
  if (phone === null) {
    throw new Refused(`"${customer}" is not a phone number.`, "Write it like +447700900123 or 07700 900123.");
  }
  return { level: "customer", clientId, phone };
}

function notPressed(why: string, { client }: PressOptions): Refused {
  if (why === "restored") {
    return new Refused(
      "This database was restored from a backup, and what was sent since then is not yet known.",
      "Let jobrun start run until it is: it reads the carrier's lists by itself. A rehearsal's copy never sends.",
    );
  }
  if (client === undefined) return new Refused("The platform's switches are missing.", "Run jobrun doctor.");
  return new Refused(`There is no client "${client}".`, "See jobrun client list.");
}
