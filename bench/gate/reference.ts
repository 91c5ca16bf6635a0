import { startProgram, stopChild } from "../child.ts";
import { pgbench, pgbenchIsInstalled } from "../pgbench.ts";
import { pgbenchScript } from "./script.ts";

/** Texts a second that bare SQL brings from asked to accepted, from a process of its own. */
export type Reference = {
  readonly by: "pgbench" | "a node loop";
  measure(seconds: number): Promise<number>;
  /** Milliseconds that one takes on average, at so many a second; null where pgbench is not there to say. */
  meanMs(seconds: number, atRate: number): Promise<number | null>;
};

export type ReferenceOrder = {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** Businesses that ask. */
  readonly clients: number;
};

/** pgbench where it is installed. */
export async function makeReference(order: Omit<ReferenceOrder, "seconds">): Promise<Reference> {
  if (!(await pgbenchIsInstalled())) {
    return { by: "a node loop", measure: (seconds) => byLoop({ ...order, seconds }), meanMs: async () => null };
  }
  const { url, connections, clients } = order;
  const sending = { url, connections, values: {}, script: pgbenchScript(clients) };
  return {
    by: "pgbench",
    measure: async (seconds) => (await pgbench({ ...sending, seconds, atRate: null })).perSecond,
    meanMs: async (seconds, atRate) => (await pgbench({ ...sending, seconds, atRate })).meanMs,
  };
}

async function byLoop(order: ReferenceOrder): Promise<number> {
  const { child, said } = await startProgram(new URL("reference-loop.ts", import.meta.url), order);
  await stopChild(child);
  return Number(said);
}
