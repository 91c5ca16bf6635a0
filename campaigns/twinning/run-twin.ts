import { catcherOf, type Twin, type TwinVerdict } from "../twin.ts";
import { type Colour, runCatcher } from "./catcher.ts";
import { plant } from "./edit.ts";

/** Remembers what was green before any edit: red without the bug would prove nothing. */
export type Baseline = Map<string, Colour>;

/** One twin in the copy, which is afterwards as it was. */
export async function runTwin(copy: string, twin: Twin, baseline: Baseline, limitMs: number): Promise<TwinVerdict> {
  const before = baseline.get(catcherOf(twin)) ?? (await runCatcher(copy, twin, limitMs));
  baseline.set(catcherOf(twin), before);
  if (before !== "green") return { twin, verdict: before === "red" ? "red without the bug" : before, seconds: 0 };
  const planted = plant(copy, twin);
  if ("unfit" in planted) return { twin, verdict: planted.unfit, seconds: 0 };
  const started = performance.now();
  try {
    const after = await runCatcher(copy, twin, limitMs);
    const seconds = (performance.now() - started) / 1000;
    return { twin, verdict: after === "red" ? "caught" : after === "green" ? "survived" : after, seconds };
  } finally {
    planted.undo();
  }
}
