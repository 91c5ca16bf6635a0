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
  /** Of the refused: those that were not 503 with a Retry-After. */
  readonly refusedOddly: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** From when it was sent: what the server took, however late the load was. */
  readonly servedP99Ms: number;
};

const retryAfter = /\r\nretry-after: \d+\r\n/i;
/** More than any server on one core answers; a run that uses all of them ends early. */
const requestsPerSecondMax = 12_000;

// The process of the load: takes orders over IPC, one at a time, and signs before the clock runs.
process.on("message", (order: LoadOrder) => void run(order).then((result) => process.send?.(result)));
process.send?.("ready");

async function run({ target, connections, seconds, perSecond }: LoadOrder): Promise<LoadResult> {
  const count = Math.ceil(seconds * (perSecond ?? requestsPerSecondMax));
  const requests = Array.from({ length: count }, () => signedText(target));
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(target.url)));
  return deliver({ requests, connections: open, seconds, perSecond, url: target.url });
}

type Delivery = {
  readonly requests: readonly Buffer[];
  readonly connections: readonly Connection[];
  readonly seconds: number;
  readonly perSecond: number | null;
  readonly url: string;
};

function deliver({ requests, connections, seconds, perSecond, url }: Delivery): Promise<LoadResult> {
  const { promise, resolve } = Promise.withResolvers<LoadResult>();
  const free = [...connections];
  const latencies: number[] = [];
  const served: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  let [next, underWay, refused, oddly] = [0, 0, 0, 0];

  const dueAt = (at: number, now: number) => (perSecond === null ? now : start + (at * 1_000) / perSecond);
  const pump = () => {
    const now = performance.now();
    while (free.length > 0 && next < requests.length && now < end && dueAt(next, now) <= now) {
      const [ready, request] = [free.pop(), requests[next]];
      if (ready === undefined || request === undefined) return;
      // A server closes what said nothing for long, as a carrier's balancer knows; another is opened in its place.
      const connection = ready.isOpen ? ready : new Connection(new URL(url));
      const [due, sentAt] = [dueAt(next, now), performance.now()];
      next += 1;
      underWay += 1;
      connection.send(request, (status, answer) => {
        const answeredAt = performance.now();
        if (status === 200) {
          latencies.push(answeredAt - due);
          served.push(answeredAt - sentAt);
        } else refused += 1;
        if (status !== 200 && !(status === 503 && retryAfter.test(answer))) oddly += 1;
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
    for (const connection of free) connection.close();
    resolve(resultOf(latencies, served, { refused, refusedOddly: oddly }, (at - start) / 1_000));
  };
  pump();
  return promise;
}

type Refusals = Pick<LoadResult, "refused" | "refusedOddly">;

function resultOf(
  latencies: readonly number[],
  served: readonly number[],
  refusals: Refusals,
  seconds: number,
): LoadResult {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number, of = sorted) => of[Math.min(of.length - 1, Math.floor(of.length * share))] ?? 0;
  return {
    acknowledged: sorted.length,
    ...refusals,
    perSecond: sorted.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    servedP99Ms: at(
      0.99,
      served.toSorted((a, b) => a - b),
    ),
  };
}
