import { Connection } from "./connection.ts";
import { signedText, type Target } from "./signed-text.ts";

/** `perSecond` null: every connection asks again as soon as it is answered. Else: that many at even times. */
export type LoadOrder = {
  readonly target: Target;
  readonly connections: number;
  readonly seconds: number;
  readonly perSecond: number | null;
};

/** Milliseconds count from when a request was due, so that a late start is not hidden. */
export type LoadResult = {
  readonly acknowledged: number;
  readonly refused: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** More than any server on one core answers; a run that uses all of them ends early. */
const requestsPerSecondMax = 12_000;

// The process of the load: takes orders over IPC, one at a time, and signs before the clock runs.
process.on("message", (order: LoadOrder) => void run(order).then((result) => process.send?.(result)));
process.send?.("ready");

async function run({ target, connections, seconds, perSecond }: LoadOrder): Promise<LoadResult> {
  const count = Math.ceil(seconds * (perSecond ?? requestsPerSecondMax));
  const requests = Array.from({ length: count }, () => signedText(target));
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(target.url)));
  const result = await deliver(requests, open, seconds, perSecond);
  for (const connection of open) connection.close();
  return result;
}

function deliver(
  requests: readonly Buffer[],
  connections: readonly Connection[],
  seconds: number,
  perSecond: number | null,
): Promise<LoadResult> {
  const { promise, resolve } = Promise.withResolvers<LoadResult>();
  const free = [...connections];
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  let [next, underWay, refused] = [0, 0, 0];

  const dueAt = (at: number, now: number) => (perSecond === null ? now : start + (at * 1_000) / perSecond);
  const pump = () => {
    const now = performance.now();
    while (free.length > 0 && next < requests.length && now < end && dueAt(next, now) <= now) {
      const [connection, request] = [free.pop(), requests[next]];
      if (connection === undefined || request === undefined) return;
      const due = dueAt(next, now);
      next += 1;
      underWay += 1;
      connection.send(request, (status) => {
        const answeredAt = performance.now();
        if (status === 200) latencies.push(answeredAt - due);
        else refused += 1;
        underWay -= 1;
        free.push(connection);
        if (perSecond === null) pump();
        else settle(answeredAt);
      });
    }
    settle(now);
  };
  const settle = (now: number) => {
    if (underWay === 0 && (now >= end || next >= requests.length)) finish(now);
  };
  const ticking = perSecond === null ? null : setInterval(pump, 1);
  const finish = (at: number) => {
    if (ticking !== null) clearInterval(ticking);
    resolve(resultOf(latencies, refused, (at - start) / 1_000));
  };
  pump();
  return promise;
}

function resultOf(latencies: readonly number[], refused: number, seconds: number): LoadResult {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    acknowledged: sorted.length,
    refused,
    perSecond: sorted.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
