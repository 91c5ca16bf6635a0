import { resume } from "../../src/flows/resume.ts";
import { switchOff } from "../../src/flows/switch-off.ts";
import type { Judge } from "./judge.ts";
import { type Machine, Process } from "./machine.ts";
import { operatorOver } from "./operator.ts";
import type { Database } from "./port/database.ts";
import { simulatedStore } from "./port/store.ts";
import type { Happening } from "./script.ts";

export const operatorName = "operator";
const tryAgainMs = 500;

export type Pausing = {
  readonly machine: Machine;
  readonly database: Database;
  readonly judge: Judge;
  readonly now: () => Temporal.Instant;
  readonly tell: (what: string) => void;
};

/** The operator pauses, and lifts it later, through the product's own flows. */
export async function pause(
  { machine, database, judge, now, tell }: Pausing,
  { scope, forMs, sendHeld }: Extract<Happening, { is: "pauses" }>,
): Promise<void> {
  const operator = new Process(operatorName, machine);
  const store = simulatedStore(database, operator);
  const press = { what: "outbound", reason: "a test", by: "operator" } as const;
  machine.current = operator;
  const off = await untilDone(operator, () => switchOff(store, scope, press, { now: now() }));
  tell(`pause: ${JSON.stringify(off)}`);
  if ("refused" in off) throw new Error(`the pause was refused: ${off.refused}`);
  const drained = off.state === "drained";
  if (drained) judge.hasDrained(scope);
  if (!drained || off.tookMs > 50) database.rare("a pause waited for what was in flight");
  await operator.sleep(forMs);
  judge.isLifted(scope);
  const on = await untilDone(operator, () =>
    resume(operatorOver(database, operator), store, scope, press, { sendHeld, now: now() }),
  );
  tell(`resume: ${JSON.stringify(on)}`);
}

/** A person does it again where the database was away. */
async function untilDone<Result>(operator: Process, work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch {
      await operator.sleep(tryAgainMs);
    }
  }
}
