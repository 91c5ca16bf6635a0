import { setTimeout as pause } from "node:timers/promises";
import type { Running } from "../../test/process/jobrun.ts";
import type { Death } from "./plan.ts";

/** A point that is not reached within this time after the start is given up, and the process killed where it stands. */
const pointWithinMs = 1_500;

/** `where`: the point at which it died, or `random`; `fault`: what went wrong where it ended by itself. */
export type Died = { readonly where: string; readonly fault: string | null };

/** Lets a process live until its death, and sees to that. `opened` is called when its doors are open. */
export async function die(running: Running, death: Death, opened: () => void): Promise<Died> {
  const ready = running.ready.then(opened, () => undefined);
  const ended = running.ended.then(() => true);
  if (death.at === "starting") await Promise.race([ended, pause(death.afterMs)]);
  else {
    await Promise.race([ended, ready]);
    await Promise.race([ended, pause(death.at === "working" ? death.afterMs : pointWithinMs)]);
  }
  if (!(await Promise.race([ended, pause(0, false)]))) kill(running);
  const { code, signal } = await running.ended;
  await ready;
  const printed = running.printed();
  const where = /^killed at (\w+)$/m.exec(printed)?.[1] ?? "random";
  return {
    where,
    fault: signal === "SIGKILL" ? null : `a process ended with ${code ?? signal}: ${printed.slice(-500)}`,
  };
}

/** It may have died at its point a moment ago, and nobody has noticed yet. */
function kill({ signal }: Running): void {
  try {
    signal("SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
