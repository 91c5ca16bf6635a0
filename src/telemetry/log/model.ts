import type { Line } from "./line.ts";

/** What a language model was asked and how that ended; of what was said there is nothing here. */
export function modelLines(line: Line) {
  return {
    modelAsked(facts: {
      model: string;
      outcome: string;
      tookMs: number;
      inputTokens: number;
      outputTokens: number;
    }): void {
      const { model, outcome, tookMs, inputTokens, outputTokens } = facts;
      line(outcome === "read" ? "info" : "warn", "model_asked", { model, outcome, tookMs, inputTokens, outputTokens });
    },
  };
}
