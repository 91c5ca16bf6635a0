import { type Step, type StepName, stepsOf } from "./plan.ts";
import { note, readStanding, type Standing } from "./record.ts";
import { type Ground, type Left, stillHolds, works } from "./works.ts";

/** `done`: every step that was wanted has left evidence that holds. Else where it stopped, why, and what to do. */
export type Outcome =
  | { readonly is: "done" }
  | { readonly is: "stopped"; readonly at: StepName | null; readonly why: string; readonly next: string };

export type Tell = (step: StepName, place: number, of: number, state: "begins" | "holds" | "left") => void;

/** A step that has to be taken anew makes those after it void; more of that than this is a platform that comes to no rest. */
const stepsMaxFactor = 3;

/**
 * Takes each step whose turn it is, from wherever the deployment stands, up to the end or up to the one that is wanted alone;
 * that one is refused where it is not its turn. What is interrupted anywhere goes on with the same step when it is run again.
 */
export async function walk(ground: Ground, only: StepName | null, tell: Tell): Promise<Outcome> {
  const steps = stepsOf(ground.deployment.environment);
  let { standing, reached } = await standsAt(ground, steps);
  for (const [at, { name }] of steps.slice(0, reached).entries()) tell(name, at + 1, steps.length, "holds");
  const wanted = only === null ? steps.length : steps.findIndex(({ name }) => name === only) + 1;
  if (wanted === 0) return outOfTurn(ground, only, null);
  if (only !== null && wanted > reached + 1) return outOfTurn(ground, only, steps[reached] ?? null);
  for (let taken = 0; reached < wanted && taken < steps.length * stepsMaxFactor; taken += 1) {
    const step = steps[reached];
    if (step === undefined) break;
    tell(step.name, reached + 1, steps.length, "begins");
    const left = await take(ground, step, standing);
    if ("stop" in left) return { is: "stopped", at: step.name, why: left.stop, next: left.next };
    tell(step.name, reached + 1, steps.length, "left");
    ({ standing, reached } = await standsAt(ground, steps));
  }
  if (reached >= wanted) return { is: "done" };
  const at = steps[reached]?.name ?? null;
  return {
    is: "stopped",
    at,
    why: "What steps leave does not stay true.",
    next: "See jobrun migrate status for who lives.",
  };
}

/** The evidence is noted when the step is over, and in no other place: what dies before that is begun again. */
async function take(ground: Ground, step: Step, standing: Standing): Promise<Left> {
  const { client, deployment, who, signer } = ground;
  await note(client, deployment, { step: step.name, what: "begun", who, evidence: {} }, signer);
  const done = await works[step.name](ground, step, standing);
  if ("left" in done)
    await note(client, deployment, { step: step.name, what: "left", who, evidence: done.left }, signer);
  return done;
}

/** How many of the steps, from the first on, have left evidence that is still true. */
async function standsAt(
  ground: Ground,
  steps: readonly Step[],
): Promise<{ readonly standing: Standing; readonly reached: number }> {
  const standing = await readStanding(ground.client, ground.deployment);
  for (const [at, { name }] of steps.slice(0, standing.reached).entries()) {
    if (!(await stillHolds(ground, name, standing))) return { standing, reached: at };
  }
  return { standing, reached: standing.reached };
}

function outOfTurn({ deployment: { environment } }: Ground, only: StepName | null, due: Step | null): Outcome {
  if (due === null) {
    const why = `${only ?? "It"} is no step of a deployment to ${environment}.`;
    return { is: "stopped", at: null, why, next: `See jobrun deploy --checklist ${environment}.` };
  }
  const why = `${only ?? "It"} waits for ${due.name}, which has left no evidence that holds.`;
  return { is: "stopped", at: due.name, why, next: `Run jobrun deploy, which goes on with ${due.name}.` };
}
