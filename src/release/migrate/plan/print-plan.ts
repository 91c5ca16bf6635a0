import type { Plan } from "./plan.ts";
import type { PlannedStep } from "./plan-step.ts";
import type { Shape } from "./recognise.ts";

/** The plan for a person: what this is, what was found, what to decide, what will happen. */
export function printPlan(plan: Plan): string {
  const { steps, exceptions, questions, refusals } = plan;
  return [
    `This database: ${shapeWords(plan.shape)}`,
    ...section(
      "Found in it:",
      exceptions.map(({ kind, count, becomes, example }) => `${count} ${kind}, such as ${example}\n      → ${becomes}`),
    ),
    ...section("To decide first:", questions),
    ...section("Refused, because", refusals),
    ...section(`What will happen, in ${steps.length} steps (about ${secondsOf(steps)} s):`, steps.map(stepWords)),
    steps.length === 0 && refusals.length === 0 ? "Nothing to do." : "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function shapeWords(shape: Shape): string {
  switch (shape.is) {
    case "empty":
      return "empty.";
    case "ours":
      return `JobRun's, at version ${shape.version}.`;
    case "unknown":
      return "not one that JobRun knows.";
    case "predecessor": {
      const aligned = shape.shape.endsWith("A") ? "after its own alignment" : "before its alignment";
      const strangers =
        shape.strangers.length === 0 ? "" : ` Tables that stay as they are: ${shape.strangers.join(", ")}.`;
      return `the predecessor's, ${aligned} (shape ${shape.shape}).${strangers}`;
    }
  }
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  - ${line}`)];
}

function stepWords({ key, kind, phase, lock, rows, stands }: PlannedStep): string {
  const parts = [
    phase === "contract" ? "contract" : "",
    kind === "sql" ? "" : kind,
    lock === "" ? "" : `${lock}, at most 50 ms a try`,
    rows === null ? "" : `${rows} rows in batches`,
    stands === "to run" ? "" : stands,
  ].filter((part) => part !== "");
  return parts.length === 0 ? key : `${key} (${parts.join("; ")})`;
}

function secondsOf(steps: readonly PlannedStep[]): number {
  return Math.ceil(steps.reduce((sum, { aboutSeconds }) => sum + aboutSeconds, 0));
}

/** The plan as SQL that a person can read. What has a transaction of its own says so; batches are shown once, with their places. */
export function planAsSql({ steps }: Plan): string {
  return steps
    .map(({ key, kind, lock, rows, stands, text }) => {
      const head = [`-- ${key}`, kind, lock, rows === null ? "" : `${rows} rows`, stands === "to run" ? "" : stands];
      return `${head.filter((part) => part !== "").join(" | ")}\n${stands === "already there" ? "-- " : ""}${
        stands === "already there" ? "nothing to do" : `${text.trim()};`
      }`;
    })
    .join("\n\n");
}
