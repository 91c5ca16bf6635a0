import type { Config } from "../../config.ts";
import { commitOf } from "../../home/commit.ts";
import type { Home } from "../../home/home.ts";
import { Refused } from "../../home/refused.ts";
import type { Tier, Verified } from "../../release/verify/check.ts";
import { evidenceKeys } from "../deploy/evidence-keys.ts";
import { verify } from "../../release/verify/verify.ts";

/** Asks this installation's database, doors and carrier. */
export async function askTiers(
  home: Home,
  { keys, listen: { host, port, metricsPort } }: Config,
  tiers: readonly Tier[],
  tell: (verified: Verified) => void,
): Promise<readonly Verified[]> {
  const { adminUrl } = await home.bareDatabase();
  if (adminUrl === null)
    throw new Refused("Verifying reads across all clients.", "Set JOBRUN_ADMIN_DATABASE_URL to the migrator's login.");
  const address = `http://${host}:${port}`;
  return verify({
    adminUrl,
    trusted: evidenceKeys({ keys }).trusted,
    address,
    metricsAddress: metricsPort === null ? address : `http://${host}:${metricsPort}`,
    commit: await commitOf(),
    carrier: () => home.carrier(),
    tiers,
    tell,
  });
}
