import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { startProgram } from "../child.ts";
import type { LoadOrder, LoadResult } from "./load.ts";

/** The load generator, a process of its own. */
export type Load = {
  readonly child: ChildProcess;
  /** Throws where a webhook was not acknowledged: a rate with refusals in it would mean nothing. */
  run(order: LoadOrder): Promise<LoadResult>;
  /** The same where refusals are expected. */
  press(order: LoadOrder): Promise<LoadResult>;
};

/** Signing what is sent and closing what was opened comes on top of the load itself. */
const marginMs = 30_000;

export async function startLoad(): Promise<Load> {
  const { child } = await startProgram(new URL("load.ts", import.meta.url), null);
  const press = async (order: LoadOrder): Promise<LoadResult> => {
    const answered = once(child, "message", { signal: AbortSignal.timeout(order.seconds * 1_000 + marginMs) });
    child.send(order);
    const [result]: LoadResult[] = await answered;
    if (result === undefined) throw new Error("the load gave no result");
    return result;
  };
  return {
    child,
    press,
    run: async (order) => {
      const result = await press(order);
      const { acknowledged, refused } = result;
      if (refused > 0) throw new Error(`${refused} of ${acknowledged + refused} webhooks were not acknowledged`);
      return result;
    },
  };
}
