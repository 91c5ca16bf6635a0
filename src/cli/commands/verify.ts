import { type Command, InvalidArgumentError } from "commander";
import { allTiers, isGood, type Tier, tiers } from "../../release/verify/check.ts";
import { checksOf } from "../../release/verify/verify.ts";
import { printChecks } from "../../release/verify/print-checks.ts";
import { askTiers } from "../verify/ask.ts";
import { advice, verifiedLine, verdict } from "../verify/say-verified.ts";
import { type Options, runCommand } from "../run-command.ts";

type Asking = Options & { readonly tier?: Tier; readonly list?: boolean };

export function addVerifyCommand(program: Command): void {
  program
    .command("verify")
    .description("whether schema, data and what runs are as they must be; writes nothing")
    .option(
      "--tier <number>",
      `one tier alone: ${allTiers.map((tier) => `${tier} ${tiers[tier]}`).join(", ")}`,
      parseTier,
    )
    .option("--list", "every check as a page, without asking any")
    .option("--json")
    .action(async (options: Asking) => {
      if (options.list !== true) return ask(options);
      process.stdout.write(options.json === true ? `${JSON.stringify(checksOf)}\n` : printChecks());
    });
}

function ask(options: Asking): Promise<void> {
  return runCommand(options, async (home, config) => {
    const asked = options.tier === undefined ? allTiers : [options.tier];
    const answers = await askTiers(home, config, asked, (verified) => {
      if (options.json !== true) process.stdout.write(`${verifiedLine(verified)}\n`);
    });
    const bad = answers.filter((each) => !isGood(each));
    return {
      json: { checks: answers, good: bad.length === 0 },
      human: [
        ...answers.filter(({ state }) => state !== "ok" && state !== "nothing").map(advice),
        verdict(answers),
      ].join("\n"),
      refused: bad.length > 0,
    };
  });
}

function parseTier(text: string): Tier {
  const tier = allTiers.find((each) => String(each) === text);
  if (tier === undefined) throw new InvalidArgumentError(`There are tiers ${allTiers.join(", ")}.`);
  return tier;
}
