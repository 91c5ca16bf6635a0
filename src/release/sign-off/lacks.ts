import type { Told } from "../deploy/chain.ts";
import { type Step, stepsOf } from "../deploy/plan.ts";
import type { Deployment } from "../deploy/record.ts";
import { judgeStaging } from "../deploy/staging-evidence.ts";
import type { standingOf } from "../deploy/standing.ts";

type Ground = {
  readonly deployment: Deployment;
  readonly own: readonly Told[];
  readonly standing: ReturnType<typeof standingOf<Told>>;
  readonly stagingKeys: readonly string[];
};

/** What of the plan has no evidence, or evidence that proves nothing, a line for each. */
export function lacksOf(ground: Ground): readonly string[] {
  const { deployment, own } = ground;
  const strange = own.filter((row) => row.commit !== deployment.commit || row.environment !== deployment.environment);
  const unsigned = deployment.environment === "local" ? [] : own.filter(({ signedBy }) => signedBy === null);
  return [
    ...strange.map(({ place, commit, environment }) => `record: row ${place} is of ${commit} in ${environment}`),
    ...unsigned.map(({ place, step, what }) => `record: row ${place} (${step}, ${what}) is not signed`),
    ...stepsOf(deployment.environment).flatMap((step) =>
      ofStep(ground, step).map((lack) => `step ${step.name}: ${lack}`),
    ),
  ];
}

function ofStep(ground: Ground, step: Step): readonly string[] {
  const { left, approved } = ground.standing;
  const done = left.get(step.name);
  if (done === undefined) return ["it has left no evidence"];
  const unsaid = (step.approvals[ground.deployment.environment] ?? []).filter((what) => !approved.has(what));
  const after = step.waits === null ? undefined : left.get(step.waits.after);
  const waited = (done.seconds - (after?.seconds ?? done.seconds)) / 3600;
  return [
    ...unsaid.map((what) => `nobody has said ${what}`),
    ...(step.waits === null || waited >= step.waits.hours
      ? []
      : [`it was over sooner than ${step.waits.hours} hours after ${step.waits.after}`]),
    ...insteadOf(ground, step, done),
  ];
}

/** What a person answers for in the place of evidence has a name and words; what does not has the evidence. */
function insteadOf({ deployment, standing, stagingKeys }: Ground, step: Step, { evidence }: Told): readonly string[] {
  if (step.instead === null) return [];
  const { file } = evidence;
  if (step.name === "staging" && file !== undefined) {
    const judged = judgeStaging(String(file), deployment.commit, stagingKeys);
    return judged.is === "good" ? [] : [judged.why];
  }
  const answered = step.name === "staging" || evidence["proved"] === false;
  const words = String(standing.approved.get(step.instead.what)?.evidence["note"] ?? "").trim();
  return answered && words === "" ? [`nobody answers for ${step.instead.what}, by name and with words`] : [];
}
