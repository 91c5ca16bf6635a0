import { type Environment, environments, type StepName, stepsOf } from "../src/release/deploy/plan.ts";
import { recordBreaks } from "../src/release/deploy/record.ts";
import { ordersOf } from "./storm/orders.ts";
import { openStage, type Release, type Stage } from "./order/stage.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";

/** The five of the 120 orders, each with what the plan has right behind it. */
const five = ["backup", "migrate", "switch", "restart", "verify"] as const;
type Five = (typeof five)[number];
const withNext: Readonly<Record<Five, readonly StepName[]>> = {
  backup: ["backup", "rehearse"],
  migrate: ["migrate", "types"],
  switch: ["switch"],
  restart: ["restart"],
  verify: ["verify"],
};
/** From here on the plan waits for hours that no campaign has. */
const lastStep: StepName = "verify";
/** They do nothing that could be killed. */
const saidAlone: ReadonlySet<StepName> = new Set(["review", "ready", "staging"]);
const placesOf = { short: ["staging"], full: environments } as const satisfies Record<string, readonly Environment[]>;

type Counts = { orders: number; completed: number; attempts: number; refused: number; kills: number };

/**
 * The steps of a release in every order, every step at every stage of the right one, in the product and past it in psql, and a
 * kill after each step's start and before its evidence, with what it does done or not. Only the right order ends.
 */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const stage = await openStage();
  const failures: string[] = [];
  const counts: Counts = { orders: 0, completed: 0, attempts: 0, refused: 0, kills: 0 };
  try {
    for (const order of ordersOf(five)) failures.push(...(await inOrder(stage, order, counts)));
    if (counts.completed !== 1) failures.push(`${counts.completed} of ${counts.orders} orders completed`);
    for (const environment of placesOf[size]) {
      failures.push(...(await everyStepAtEachStage(stage, environment, counts)));
      for (const when of ["before", "after"] as const)
        failures.push(...(await killedAtEach(stage, environment, when, counts)));
    }
    const breaks = await recordBreaks(stage.root);
    if (breaks > 0) failures.push(`${breaks} rows of the record do not fit those before them`);
  } finally {
    await stage.close();
  }
  return {
    name: "order",
    seed,
    counts: {
      "orders of five steps": counts.orders,
      "orders that completed": counts.completed,
      "steps attempted out of their turn": counts.attempts,
      "of those refused, or done already": counts.refused,
      "kills between a step's start and its evidence": counts.kills,
    },
    failures,
  };
}

async function inOrder(stage: Stage, order: readonly Five[], counts: Counts): Promise<readonly string[]> {
  const release = await stage.release("staging");
  const failures: string[] = [];
  for (const step of ["review", "tests"] as const) await release.deploy(step);
  const before = release.platform.done.length;
  counts.orders += 1;
  let due = 0;
  for (const wanted of order) {
    const legal = wanted === five[due];
    for (const step of withNext[wanted]) {
      const outcome = await release.deploy(step);
      const went = outcome !== "died" && outcome.is === "done";
      if (went !== legal) failures.push(`${order.join(", ")}: ${step} was ${went ? "taken" : "refused"}`);
    }
    if (legal) due += 1;
  }
  const expected = five.slice(0, due).flatMap((name) => withNext[name]);
  const did = release.platform.done.slice(before);
  if (did.join() !== expected.join()) failures.push(`${order.join(", ")}: it did ${did.join(", ") || "nothing"}`);
  if (due === five.length) counts.completed += 1;
  return failures;
}

/** At each stage every other step, by the product and by psql; nothing comes of any. Then the one whose turn it is. */
async function everyStepAtEachStage(
  stage: Stage,
  environment: Environment,
  counts: Counts,
): Promise<readonly string[]> {
  const release = await stage.release(environment);
  const failures: string[] = [];
  const steps = stepsOf(environment).map(({ name }) => name);
  for (const [at, due] of steps.slice(0, steps.indexOf(lastStep) + 1).entries()) {
    for (const [place, other] of steps.entries()) {
      if (place === at) continue;
      counts.attempts += 1;
      const before = release.platform.done.join();
      const outcome = await release.deploy(other);
      const good = outcome !== "died" && (place < at ? outcome.is === "done" : outcome.is === "stopped");
      const wrote = place > at ? await pastTheProduct(stage, release, other) : null;
      if (good && release.platform.done.join() === before && wrote === null) counts.refused += 1;
      else failures.push(`${environment}, before ${due}: ${wrote ?? `${other} was taken`}`);
    }
    const taken = await release.deploy(due);
    if (taken === "died" || taken.is !== "done") failures.push(`${environment}: ${due} was not taken in its turn`);
  }
  return failures;
}

/** What the migrator's psql can write of a step whose turn it is not; nothing of it stays. */
async function pastTheProduct(
  { root }: Stage,
  { deployment: { id } }: Release,
  step: StepName,
): Promise<string | null> {
  for (const what of ["begun", "left"]) {
    await root.query("BEGIN; SET LOCAL ROLE jobrun_owner");
    const refused = await root
      .query(
        `INSERT INTO deployment_steps ("deploymentId", step, what, who, evidence) VALUES ($1, $2, $3, 'psql', '{}')`,
        [id, step, what],
      )
      .then(
        () => false,
        () => true,
      );
    await root.query("ROLLBACK");
    if (!refused) return `psql could write that ${step} was ${what}`;
  }
  return null;
}

/** The same release is killed once in every step, and goes on with that step each time it is run again. */
async function killedAtEach(
  stage: Stage,
  environment: Environment,
  when: "before" | "after",
  counts: Counts,
): Promise<readonly string[]> {
  const release = await stage.release(environment);
  const failures: string[] = [];
  const steps = stepsOf(environment).map(({ name }) => name);
  const last = steps.indexOf(lastStep);
  for (const [at, step] of steps.slice(0, last + 1).entries()) {
    if (saidAlone.has(step)) continue;
    release.platform.dies = { at: step, when };
    if ((await release.deploy(null)) !== "died") return [`${environment}: nothing was killed in ${step}`];
    counts.kills += 1;
    const left = await stage.root.query<{ step: string }>(
      `SELECT step FROM deployment_steps WHERE "deploymentId" = $1 AND what = 'left' ORDER BY place`,
      [release.deployment.id],
    );
    const names = left.rows.map((row) => row.step);
    if (names.join() !== steps.slice(0, at).join())
      failures.push(`${environment}: killed in ${step}, it had left ${names.join(", ")}`);
  }
  await release.deploy(null);
  const lines = await stage.root.query<{ step: string; n: number }>(
    `SELECT step, count(*)::int AS n FROM deployment_steps WHERE "deploymentId" = $1 AND what = 'left' AND step = ANY ($2) GROUP BY step`,
    [release.deployment.id, steps.slice(0, last + 1)],
  );
  if (lines.rows.length !== last + 1 || lines.rows.some(({ n }) => n !== 1))
    failures.push(`${environment}: something is left half, or twice`);
  return failures;
}
