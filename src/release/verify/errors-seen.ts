import { askDoors } from "./ask-doors.ts";

/** A line of the Prometheus text: a name, its labels, a value. */
export type Sample = { readonly name: string; readonly labels: string; readonly value: number };

export async function readMetrics(address: string): Promise<readonly Sample[]> {
  const { status, body } = await askDoors(address, "/metrics");
  if (status !== 200 || typeof body !== "string") throw new Error(`/metrics answers ${status}`);
  return body.split("\n").flatMap((line) => {
    const [, name, labels = "", value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels, value: Number(value) }];
  });
}

/** Webhooks that could not be taken in, and events that ended as failures, beside all of them. */
export function errorShare(samples: readonly Sample[]): {
  readonly looked: number;
  readonly failed: number;
  readonly share: number;
} {
  const ours = samples.filter(({ name }) => name === "jobrun_webhooks_total" || name === "jobrun_events_total");
  const sum = (some: readonly Sample[]) => some.reduce((total, { value }) => total + value, 0);
  const looked = sum(ours);
  const failed = sum(ours.filter(({ labels }) => /outcome="(?:away|overloaded|dead)"/.test(labels)));
  return { looked, failed, share: looked === 0 ? 0 : failed / looked };
}
