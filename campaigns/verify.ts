import { allTiers, type ApplicationGround, type Tier, type Verified } from "../src/release/verify/check.ts";
import { checksOf, verify } from "../src/release/verify/verify.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import { findsOutside } from "./verify/application-plants.ts";
import { dataPlants } from "./verify/data-plants.ts";
import { openGround, type VerifyGround } from "./verify/ground.ts";
import type { Plant } from "./verify/plant.ts";
import { schemaPlants } from "./verify/schema-plants.ts";

const cleanRuns = { full: 20, short: 2 } as const;
/** Where all is well there is nothing that these could look at; all others have something. */
const ofTroubleAlone: ReadonlySet<string> = new Set(["rows_mapped", "incidents_in_clients"]);

/**
 * A JobRun that is well is looked at again and again while it works, and never called ill. Then one fault after the other is
 * planted beneath it, and each is found by the check that is there for it.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const place = await openGround();
  const failures: string[] = [];
  try {
    for (let clean = 0; clean < cleanRuns[size]; clean += 1) failures.push(...(await falseAlarms(place)));
    const planted = [...schemaPlants, ...dataPlants];
    for (const plant of planted) failures.push(...(await missedIn(place, plant)));
    const outside = await findsOutside(place);
    return {
      name: "verify",
      seed,
      counts: {
        checks: allTiers.reduce((sum, tier) => sum + checksOf[tier].length, 0),
        "clean runs": cleanRuns[size],
        "faults planted": planted.length + outside.planted,
        ...Object.fromEntries(
          allTiers.map((tier) => [
            `faults of tier ${tier}`,
            tier === 3 ? outside.planted : planted.filter((each) => each.tier === tier).length,
          ]),
        ),
      },
      failures: [...failures, ...outside.missed],
    };
  } finally {
    await place.close();
  }
}

async function falseAlarms({ home, live, ground }: VerifyGround): Promise<readonly string[]> {
  const at = home.nextPhone();
  await home.network.call(at, live.number);
  const said = await verify({
    adminUrl: home.database.superuserUrl,
    ...ground,
    tiers: allTiers,
    tell: () => undefined,
  });
  await home.untilIdle();
  return said
    .filter(({ name, state }) => state !== "ok" && !(state === "nothing" && ofTroubleAlone.has(name)))
    .map(({ name, state, found }) => `${name} is ${state} on a JobRun that is well: ${found}`);
}

/** Planted, looked at as the operator, and rolled back: nobody else ever sees it. */
async function missedIn(
  { root, live, ground }: VerifyGround,
  { name, tier, foundBy, sql }: Plant,
): Promise<readonly string[]> {
  await root.query("BEGIN");
  try {
    await root.query("SET LOCAL session_replication_role = replica; SET LOCAL allow_system_table_mods = on");
    await root.query(sql.replaceAll("LIVE", live.id));
    await root.query("SET LOCAL ROLE jobrun_operator");
    const answer = await lookAt(ground, tier, foundBy);
    return answer.state === "ok" || answer.state === "nothing"
      ? [`${name}: not found by ${foundBy}, which says ${answer.found}`]
      : [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : "could not be planted"}`];
  } finally {
    await root.query("ROLLBACK");
  }
}

async function lookAt(ground: ApplicationGround, tier: Tier, name: string): Promise<Pick<Verified, "state" | "found">> {
  const check = checksOf[tier].find((each) => each.name === name);
  if (check === undefined) throw new Error(`there is no check ${name} in tier ${tier}`);
  return check.look(ground);
}
