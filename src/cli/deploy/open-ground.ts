import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Secret } from "../../config/secret.ts";
import type { Config } from "../../config.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import { runConfigured } from "../../home/run-configured.ts";
import { rehearse } from "../../release/deploy/rehearse.ts";
import type { Ground } from "../../release/deploy/works.ts";
import { undecided } from "../../release/migrate/decisions.ts";
import { driftCount } from "../../release/migrate/drift/find-drift.ts";
import { readDrift } from "../../release/migrate/drift/read-drift.ts";
import { history } from "../../release/migrate/history.ts";
import { readSchemaStatus } from "../../release/migrate/schema-status.ts";
import { bringUp, planned, withAdmin } from "../migrate/bring-up.ts";
import { allTiers } from "../../release/verify/check.ts";
import { askTiers } from "../verify/ask.ts";
import { evidenceKeys } from "./evidence-keys.ts";
import { proveBackup } from "./prove-backup.ts";
import type { ShownSteps } from "./show-steps.ts";

const restartWithinMs = 120_000;
const lookEveryMs = 500;
/** What only the operator can decide is decided with `jobrun migrate up`; a deployment goes on after it. */
const upgrade = { decisions: undecided, contract: false } as const;
const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Everything that a deployment does here, on this configuration's database, with the operator's own commands. */
export async function openGround(
  home: Home,
  config: Config,
  { client, deployment }: Pick<Ground, "client" | "deployment">,
  { within: progress, unlessStopped }: ShownSteps,
  stagingEvidence: string | null,
): Promise<Ground> {
  const { adminUrl } = await withAdmin(home);
  const by = userInfo().username;
  const commands = { ...config.release, tests: config.release.test, smoke: demo() };
  return {
    client,
    deployment,
    who: by,
    signer: evidenceKeys(config).signer,
    stagingFile: async () => (stagingEvidence === null ? null : readFile(stagingEvidence, "utf8")),
    stagingKeys: config.keys.trusted,
    run: async (which) => {
      const command = commands[which];
      return command === null ? null : runConfigured(command);
    },
    backUp: async () => {
      if (await isEmpty(home)) return { of: Temporal.Now.instant().toString(), empty: true };
      return proveBackup(await home.bareDatabase(), config, progress);
    },
    rehearse: async ({ folder, empty }) => {
      if (empty === true) return { steps: 0, empty };
      if (typeof folder !== "string") return null;
      const into = join(resolve(config.database.dataDir), "rehearsal");
      const steps = await rehearse({ backup: folder, key: config.keys.backup?.reveal() ?? null, into, by, progress });
      return { steps };
    },
    migrate: () =>
      bringUp(home, config.deployment, upgrade).then(
        (steps) => ({ steps }),
        (error: unknown) => {
          if (error instanceof Refused) return { stop: error.message, next: error.next };
          throw error;
        },
      ),
    schema: () => readSchemaStatus(history, adminUrl),
    driftCount: async () => {
      const drift = await readDrift(history, adminUrl);
      return drift === null ? null : driftCount(drift);
    },
    verify: () => askTiers(home, config, allTiers, () => undefined),
    restartWithinMs,
    lookEveryMs,
    unlessStopped,
  };
}

/** There is nothing to lose in a database that no migration has been in, and nothing to rehearse on. */
async function isEmpty(home: Home): Promise<boolean> {
  return (await planned(home, upgrade)).shape.is === "empty";
}

/** The main job from the first call to the alert, on a database of its own: what fails in it ends it with 1. */
function demo(): Secret {
  return new Secret([process.execPath, main, "demo", "--json"].map((word) => JSON.stringify(word)).join(" "));
}
