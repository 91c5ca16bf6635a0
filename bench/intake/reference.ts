import { startProgram, stopChild } from "../child.ts";
import { pgbench, pgbenchIsInstalled } from "../pgbench.ts";
import { type CommonValues, referenceInsert } from "./reference-row.ts";

/** Rows a second that prepared single-row insertion commits, from a process of its own. */
export type Reference = {
  readonly by: "pgbench" | "a node loop";
  measure(seconds: number): Promise<number>;
};

export type ReferenceOrder = {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly common: CommonValues;
};

const script = `\\set n random(1000000000000000000, 9000000000000000000)\n${referenceInsert.named};\n`;

/** pgbench where it is installed. */
export async function makeReference(order: Omit<ReferenceOrder, "seconds">): Promise<Reference> {
  if (!(await pgbenchIsInstalled())) {
    return { by: "a node loop", measure: (seconds) => byLoop({ ...order, seconds }) };
  }
  const { url, connections, common: values } = order;
  const inserting = { url, connections, values, script, atRate: null };
  return { by: "pgbench", measure: async (seconds) => (await pgbench({ ...inserting, seconds })).perSecond };
}

async function byLoop(order: ReferenceOrder): Promise<number> {
  const { child, said } = await startProgram(new URL("reference-loop.ts", import.meta.url), order);
  await stopChild(child);
  return Number(said);
}
