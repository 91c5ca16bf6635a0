import { Counter, Histogram, type Registry } from "prom-client";

const answerSeconds = [0.1, 0.25, 0.5, 1, 2, 4, 8];

/** Questions to the language model. */
export function modelMetrics(registry: Registry) {
  const registers = [registry];
  const calls = new Counter({
    name: "jobrun_model_calls_total",
    help: "Questions to the language model by how they ended; all but read ones are answered by the rules",
    labelNames: ["outcome"],
    registers,
  });
  const took = new Histogram({
    name: "jobrun_model_seconds",
    help: "From a question to the language model to its end",
    buckets: answerSeconds,
    registers,
  });
  const tokens = new Counter({
    name: "jobrun_model_tokens_total",
    help: "Tokens as the language model counts them",
    labelNames: ["kind"],
    registers,
  });
  return {
    modelAsked(outcome: string, seconds: number, used: { readonly input: number; readonly output: number }): void {
      calls.inc({ outcome });
      took.observe(seconds);
      tokens.inc({ kind: "input" }, used.input);
      tokens.inc({ kind: "output" }, used.output);
    },
  };
}
