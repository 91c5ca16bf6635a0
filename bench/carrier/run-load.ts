import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { endOf, startProgram } from "../child.ts";
import type { LoadOrder, LoadResult } from "./load.ts";
import { allAnswered } from "./replies.ts";

/** The carrier and whoever calls and texts, a process of its own. */
export type Carrier = {
  readonly child: ChildProcess;
  /** Where its API is. */
  readonly url: string;
  /** Throws where a webhook was refused or a text is missing or was not asked for: a latency without those would mean nothing. */
  run(order: Omit<LoadOrder, "patienceMs">, patienceMs?: number): Promise<LoadResult>;
};

const textsWithinMs = 15_000;
/** For signing, for the last texts, and for the receipts. */
const marginMs = 60_000;

export async function startCarrier(): Promise<Carrier> {
  const { child, said } = await startProgram(new URL("load.ts", import.meta.url), null);
  const ended = endOf(child);
  return {
    child,
    url: String(said),
    run: async (order, patienceMs = textsWithinMs) => {
      const signal = AbortSignal.timeout(order.seconds * 1_000 + marginMs);
      const answered = Promise.race([once(child, "message", { signal }), ended]);
      child.send({ ...order, patienceMs });
      const [result]: LoadResult[] = await answered;
      if (result === undefined) throw new Error("the load gave no result");
      if (result.refused > 0) throw new Error(`${result.refused} webhooks were not acknowledged`);
      allAnswered(result);
      return result;
    },
  };
}
