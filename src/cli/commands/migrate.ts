import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { Refused } from "../../home/refused.ts";
import type { Decisions } from "../../release/migrate/decisions.ts";
import { history, optional } from "../../release/migrate/history.ts";
import { readLiveList } from "../../release/migrate/live-list.ts";
import { driftCount, driftWords } from "../../release/migrate/drift/find-drift.ts";
import { readDrift } from "../../release/migrate/drift/read-drift.ts";
import { processWords } from "../../release/migrate/processes.ts";
import { schemaWindow, whyOutside } from "../../release/migrate/schema-window.ts";
import { planAsSql, printPlan } from "../../release/migrate/plan/print-plan.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";
import { standsAt } from "../../release/migrate/stands-at.ts";
import { bringUp, planned, type Upgrade } from "../migrate/bring-up.ts";
import { runCommand, type Options } from "../run-command.ts";

type Said = Options & {
  readonly onboardingRows?: "customer" | "owner-phone";
  readonly liveClients?: string;
  readonly contract?: boolean;
};

export function addMigrateCommands(program: Command): void {
  const migrate = program.command("migrate").description("the database's schema");
  deciding(migrate.command("plan").description("what migrate up would do, and what it finds; writes nothing"))
    .option("--sql", "the plan as SQL")
    .option("--propose-live", "the businesses that look live, one a line, as a --live-clients file")
    .action((options: Said & { sql?: boolean; proposeLive?: boolean }) =>
      runCommand(options, async (home) => {
        const plan = await planned(home, await upgradeOf(options));
        const human = options.sql === true ? planAsSql(plan) : printPlan(plan);
        return {
          json: plan,
          human: options.proposeLive === true ? plan.proposedLive.join("\n") : human,
          refused: plan.refusals.length > 0,
        };
      }),
    );
  deciding(migrate.command("up").description("run every step that has not run")).action((options: Said) =>
    runCommand(options, async (home, { deployment }) => {
      const steps = await bringUp(home, deployment, await upgradeOf(options));
      return { json: { steps }, human: steps === 0 ? "Nothing to do." : `${steps} steps run.` };
    }),
  );
  migrate
    .command("status")
    .description("where the database stands beside this program, also after a run was killed")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const { url, adminUrl } = await home.bareDatabase();
        const status = await readSchemaStatus(history, adminUrl ?? url);
        const version = status.is === "foreign" ? "unknown" : String(status.version);
        const stands = await standsAt(adminUrl ?? url);
        return {
          json: { ...status, ...stands },
          human: [
            `${status.is} (version ${version} of ${history.length})`,
            ...(status.is === "older" ? [`next step: ${status.missing[0] ?? ""}`] : []),
            ...stands.backfills.map(
              ({ step, rows, rejected, expected }) => `${step}: ${rows} of ${expected} rows, ${rejected} in quarantine`,
            ),
            ...(stands.running === null ? [] : [`running now: ${stands.running}`]),
            ...stands.processes.map((each) => `${each.living ? "serves" : "is gone"}: ${processWords(each)}`),
          ].join("\n"),
          refused: whyOutside(status, schemaWindow(history, optional), history) !== null,
        };
      }),
    );
  migrate
    .command("drift")
    .description("where the schema is not what the migrations make")
    .option("--json")
    .action((options: Options) =>
      runCommand(options, async (home) => {
        const { url, adminUrl } = await home.bareDatabase();
        const drift = await readDrift(history, adminUrl ?? url);
        if (drift === null) {
          throw new Refused("The schema is not finished, or another program's.", "See jobrun migrate status.");
        }
        return { json: drift, human: driftWords(drift), refused: driftCount(drift) > 0 };
      }),
    );
}

function deciding(command: Command): Command {
  return command
    .addOption(
      new Option("--onboarding-rows <rule>", "whose an onboarding row of the predecessor's is").choices([
        "customer",
        "owner-phone",
      ]),
    )
    .option("--live-clients <file>", "the businesses that are live, one id a line")
    .option("--contract", "the predecessor's programs have stopped for good: take away what they needed")
    .option("--json");
}

async function upgradeOf(options: Said): Promise<Upgrade> {
  return { decisions: await decisionsOf(options), contract: options.contract === true };
}

async function decisionsOf({ onboardingRows, liveClients }: Said): Promise<Decisions> {
  const rule = onboardingRows ?? null;
  if (liveClients === undefined) return { onboardingRows: rule, liveClients: null };
  const list = readLiveList(await readFile(liveClients, "utf8"));
  if ("wrong" in list) throw new Refused(`${liveClients}: ${list.wrong}.`, "Write one id a line.");
  return { onboardingRows: rule, liveClients: list };
}
