import { type Command, InvalidArgumentError } from "commander";
import { commitOf } from "../../home/commit.ts";
import type { Config } from "../../config.ts";
import { Refused } from "../../home/refused.ts";
import { isGood, type Tier, tiers } from "../../release/verify/check.ts";
import { verify } from "../../release/verify/verify.ts";
import { advice, verifiedLine, verdict } from "../verify/say-verified.ts";
import { type Options, runCommand } from "../run-command.ts";

const all: readonly Tier[] = [1, 2, 3];

export function addVerifyCommand(program: Command): void {
  program
    .command("verify")
    .description("whether schema, data and what runs are as they must be; writes nothing")
    .option("--tier <number>", `one tier alone: ${all.map((tier) => `${tier} ${tiers[tier]}`).join(", ")}`, parseTier)
    .option("--json")
    .action((options: Options & { readonly tier?: Tier }) =>
      runCommand(options, async (home, config) => {
        const { adminUrl } = await home.bareDatabase();
        if (adminUrl === null)
          throw new Refused(
            "Verifying reads across all clients.",
            "Set JOBRUN_ADMIN_DATABASE_URL to the migrator's login.",
          );
        const answers = await verify({
          adminUrl,
          ...addresses(config),
          commit: await commitOf(),
          carrier: () => home.carrier(),
          tiers: options.tier === undefined ? all : [options.tier],
          tell: (verified) => {
            if (options.json !== true) process.stdout.write(`${verifiedLine(verified)}\n`);
          },
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
      }),
    );
}

function addresses({ listen: { host, port, metricsPort } }: Config) {
  const address = `http://${host}:${port}`;
  return { address, metricsAddress: metricsPort === null ? address : `http://${host}:${metricsPort}` };
}

function parseTier(text: string): Tier {
  const tier = all.find((each) => String(each) === text);
  if (tier === undefined) throw new InvalidArgumentError(`There are tiers ${all.join(", ")}.`);
  return tier;
}
