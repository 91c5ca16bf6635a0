import { type Command, InvalidArgumentError, Option } from "commander";
import type { NumberRole } from "../../domain/carrier-event.ts";
import { displayPhone } from "../../domain/phone.ts";
import { checkNumbers, type NumberFinding } from "../../flows/check-numbers.ts";
import { stockPool, type Stocked } from "../../flows/stock-pool.ts";
import { type StrayNumber, syncNumbers } from "../../flows/sync-numbers.ts";
import { runCommand, table, type Options } from "../run-command.ts";

/** What compares the pool with the carrier's account. */
export function addNumberCarrierCommands(number: Command): void {
  addBuy(number);
  number
    .command("sync")
    .description("the carrier's numbers that the pool does not have; with --role they are taken into it")
    .addOption(roleOption())
    .option("--json")
    .action((options: Options & { role?: NumberRole }) =>
      runCommand(options, async (home) => {
        const role = options.role ?? null;
        const strays = await syncNumbers(await home.store(), await home.carrier(), role, Temporal.Now.instant());
        return { json: strays, human: sayStrays(strays, role) };
      }),
    );
  number
    .command("check")
    .description("whether the carrier sends each number's calls and texts here; mended where it does not")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const found = await checkNumbers(await home.store(), await home.carrier(), Temporal.Now.instant());
        const rows = found.map((each) => [each.phone, foundMeans[each.found]]);
        const human = found.length === 0 ? "No numbers." : table(["number", "found"], rows);
        return { json: found, human, refused: found.some((each) => each.found === "not_at_the_carrier") };
      }),
    );
}

function addBuy(number: Command): void {
  number
    .command("buy")
    .description("buy free numbers for clients now, up to JOBRUN_NUMBERS_MAX in all")
    .argument("[count]", "how many", countOf, 1)
    .option("--json")
    .action((count: number, options: Options) =>
      runCommand(options, async (home) => {
        const pool = { store: await home.store(), now: () => Temporal.Now.instant() };
        const stocked = await stockPool(pool, await home.carrier(), null, count);
        return { json: stocked, human: sayStocked(stocked), refused: stocked.bought.length < count };
      }),
    );
}

const buysAtOnceMax = 50;

function countOf(typed: string): number {
  const count = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
  if (count > 0 && count <= buysAtOnceMax) return count;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${buysAtOnceMax}.`);
}

const notAllowed =
  "None was bought: JOBRUN_NUMBERS_MAX of the JobRun that runs allows no more than are held, or everything is paused.";

function sayStocked({ bought, why }: Stocked): string {
  const lines = bought.map((phone) => `${displayPhone(phone)} is bought, and free.`);
  if (why !== null) lines.push(`None can be bought now: ${why}.`);
  if (lines.length === 0) lines.push(notAllowed);
  return lines.join("\n");
}

const foundMeans = {
  right: "right",
  mended: "its calls or texts were sent elsewhere; they come here now",
  not_at_the_carrier: "the carrier's account does not have it",
} as const satisfies Record<NumberFinding["found"], string>;

export function roleOption(): Option {
  return new Option("--role <role>", "what it is for").choices(["OPERATIONAL", "ONBOARDING", "SYSTEM"]);
}

function sayStrays(strays: readonly StrayNumber[], role: NumberRole | null): string {
  if (strays.length === 0) return "The pool has every number of the account.";
  const names = strays.map(({ phone }) => displayPhone(phone)).join("\n");
  return role === null
    ? `Not in the pool:\n${names}\nTake them in: jobrun number sync --role ROLE`
    : `Now in the pool (${role}):\n${names}`;
}
