import { type Environment, type StepName, stepsOf } from "./plan.ts";

type Row = { readonly step: string; readonly what: "approved" | "begun" | "left" };

/** Where a deployment stands by its rows, oldest first: of so many steps the evidence lies there, and what people have said last. */
export function standingOf<Of extends Row>(
  rows: readonly Of[],
  environment: Environment,
): {
  readonly reached: number;
  readonly left: ReadonlyMap<StepName, Of>;
  readonly approved: ReadonlyMap<string, Of>;
} {
  const steps = stepsOf(environment).map(({ name }) => name);
  const last = rows.findLast(({ what }) => what === "left")?.step;
  const reached = steps.findIndex((name) => name === last) + 1;
  const lastOf = (step: string) => rows.findLast((row) => row.what === "left" && row.step === step);
  return {
    reached,
    left: new Map(
      steps.slice(0, reached).flatMap((name) => {
        const row = lastOf(name);
        return row === undefined ? [] : [[name, row]];
      }),
    ),
    approved: new Map(rows.filter(({ what }) => what === "approved").map((row) => [row.step, row])),
  };
}
