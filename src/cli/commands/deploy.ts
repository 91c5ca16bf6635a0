import { type Command, Option } from "commander";
import type { Config } from "../../config.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import {
  approvalsOf,
  type Environment,
  environments,
  overrides,
  plan,
  type StepName,
  stepsOf,
} from "../../release/deploy/plan.ts";
import { printPlan } from "../../release/deploy/print-plan.ts";
import { note, takeTurn } from "../../release/deploy/record.ts";
import { walk } from "../../release/deploy/walk.ts";
import { evidenceKeys } from "../deploy/evidence-keys.ts";
import { exportEvidence } from "../deploy/export-evidence.ts";
import { onRecord } from "../deploy/on-record.ts";
import { openGround } from "../deploy/open-ground.ts";
import { refuseChanged } from "../deploy/refuse-changed.ts";
import { showSteps } from "../deploy/show-steps.ts";
import { type Options, runCommand, type Said } from "../run-command.ts";
import { addDeployKeyCommand } from "./deploy-key.ts";

type Deploying = Options & {
  readonly checklist?: Environment | true;
  readonly step?: StepName;
  readonly stagingEvidence?: string;
  readonly export?: string;
};
const unsigned =
  "JOBRUN_SIGNING_KEY is not set: nothing of this is signed, and no sign-off will be READY on it. jobrun deploy key --new makes one.";
type Approving = Options & { readonly by: string; readonly note: string };

export function addDeployCommand(program: Command): void {
  const deploy = program
    .command("deploy")
    .description("bring this release to this environment, step by step, each after the evidence of those before it")
    .addOption(new Option("--checklist [environment]", "the plan as a page; needs no database").choices(environments))
    .addOption(
      new Option("--step <name>", "this one alone, where it is its turn").choices(plan.map(({ name }) => name)),
    )
    .option(
      "--staging-evidence <file>",
      "what staging's --export wrote: production looks at it before it changes anything",
    )
    .option("--export <file>", "on staging, when its plan is over: write its evidence for production")
    .option("--json")
    .action(async (options: Deploying) => {
      const { checklist, json } = options;
      const file = options.export;
      if (file !== undefined) return runCommand(options, (home, config) => exportEvidence(home, config, file));
      if (checklist === undefined) return runCommand(options, (home, config) => goOn(home, config, options));
      const wanted = checklist === true ? environments : [checklist];
      process.stdout.write(json === true ? `${JSON.stringify(wanted.map(stepsOf))}\n` : printPlan(wanted));
    });
  deploy
    .command("approve <what>")
    .description("say what only a person can know; it is kept with name and time")
    .requiredOption("--by <name>", "who says so")
    .option("--note <text>", "more about it", "")
    .option("--json")
    .action((what: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Approving>();
      return runCommand(options, (home, config) => approve(home, config, what, options));
    });
  addDeployKeyCommand(deploy);
}

async function goOn(home: Home, config: Config, options: Deploying): Promise<Said> {
  return onRecord(home, config, async (client, deployment) => {
    if (!(await takeTurn(client))) throw new Refused("Another deployment is under way here.", "Wait for its end.");
    const { signer, trusted } = evidenceKeys(config);
    await refuseChanged(client, trusted);
    if (signer === null && deployment.environment !== "local") process.stderr.write(`${unsigned}\n`);
    const shown = showSteps(process.stderr);
    const ground = await openGround(home, config, { client, deployment }, shown, options.stagingEvidence ?? null);
    const outcome = await walk(ground, options.step ?? null, shown.tell);
    const { commit, environment } = deployment;
    const what = `${commit.slice(0, 12)} in ${environment}`;
    if (outcome.is === "done") {
      return {
        json: { ...outcome, deployment },
        human: `${options.step ?? "Every step"} of ${what} has left its evidence.`,
      };
    }
    return {
      json: { ...outcome, deployment },
      human: [`${what} stands before ${outcome.at ?? "its plan"}: ${outcome.why}`, outcome.next].join("\n"),
      refused: true,
    };
  });
}

async function approve(home: Home, config: Config, what: string, { by, note: words }: Approving): Promise<Said> {
  const known = approvalsOf(config.deployment);
  if (!known.includes(what)) {
    throw new Refused(
      `Nobody asks for "${what}" in ${config.deployment}.`,
      `There are: ${known.join(", ") || "none"}.`,
    );
  }
  if (overrides.includes(what) && words.trim() === "") {
    throw new Refused(`"${what}" stands in the place of evidence, and needs words.`, 'Say why, or which: --note "…".');
  }
  if (by.trim() === "") throw new Refused("An approval has a name.", "Say who: --by NAME.");
  return onRecord(home, config, async (client, deployment) => {
    const said = { step: what, what: "approved", who: by.trim(), evidence: { note: words } } as const;
    await note(client, deployment, said, evidenceKeys(config).signer);
    const human = `Kept: ${what}, by ${by.trim()}, for ${deployment.commit.slice(0, 12)} in ${deployment.environment}.`;
    return { json: { what, by: by.trim(), note: words, deployment }, human };
  });
}
