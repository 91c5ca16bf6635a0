import type { Phase, Step, StepKind } from "../step.ts";
import type { Move } from "./move.ts";

export function makeStep(kind: StepKind, phase: Phase, name: string, moves: readonly Move[]): Step {
  return { kind, phase, name, text: moves.map(({ text }) => text).join(";\n"), moves };
}
