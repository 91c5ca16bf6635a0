import { setTimeout as pause } from "node:timers/promises";
import type { Installation } from "../../test/support/installation.ts";
import { until } from "../../test/support/until.ts";
import type { Chance } from "../hostile/chance.ts";

const faultEveryMs = 40;
const sendFaults = [
  "429",
  "500-before",
  "500-after",
  "timeout-after",
  "reset",
  "refuse",
  "slow",
  "undeliver",
  "undeliver",
] as const;
/** The network has told of a text by then, or lost what it told. */
const receiptsWithinMs = 200;
const callbackFaults = ["late", "shuffled", "doubled", "lost", "lost"] as const;
/** Of each class that an answer may tell, and that a callback may; the last of each is a fault of ours, which opens a circuit. */
const answerCodes = [21611, 21211, 21614, 30007, 29999, 21606] as const;
const callbackCodes = [30003, 30003, 30008, 30005, 30007, 30001, 30039, 30999, 30034] as const;
/** One in so many faults of ours is about the whole account. */
const accountOneIn = 4;

/** Between look-ups, and until what is waited for must have come. */
type Bounds = { readonly gapMs: number; readonly withinMs: number };

/** Sets new faults all the time until stopped, and leaves the network well. */
export function spoil(home: Installation, chance: Chance, { gapMs, withinMs }: Bounds): { stop(): Promise<void> } {
  let spoiling = true;
  const ended = (async () => {
    await oneOfEach(home, withinMs);
    while (spoiling) {
      const send = chance.pick(sendFaults);
      const most = 1 + chance.below(6);
      await home.network.fault({ send, ...codeOf(send, chance), times: most, delayMs: 50 });
      await home.network.fault({ callbacks: chance.pick(callbackFaults), times: 1 + chance.below(12), delayMs: gapMs });
      // A list that lags longer than both look-ups would hide a text from them: that duplicate is counted, not prevented.
      await home.network.fault({ lists: "lag", times: 1 + chance.below(4), delayMs: Math.round(gapMs * 1.5) });
      await pause(faultEveryMs);
    }
  })();
  return {
    stop: async () => {
      spoiling = false;
      await ended;
      await home.network.heal();
    },
  };
}

function codeOf(send: string, chance: Chance): { code?: number } {
  if (send === "refuse") return { code: chance.pick(answerCodes) };
  if (send !== "undeliver") return {};
  const code = chance.pick(callbackCodes);
  return { code: code === 30034 && chance.onceIn(accountOneIn) ? 30002 : code };
}

/** Not left to chance: a short run that met none of these would show nothing of it. */
async function oneOfEach(home: Installation, withinMs: number): Promise<void> {
  const { network, records } = home;
  const some = (what: string, rows: string) => until(what, async () => (await records.rows(rows)).length > 0, withinMs);
  await network.fault({ send: "refuse", code: 21211, times: 2 });
  await some("a text is refused for good", "SELECT 1 FROM outbox WHERE state = 'refused' LIMIT 1");
  await network.fault({ send: "500-before", times: 2 });
  await some("an outcome is unknown", "SELECT 1 FROM outbox WHERE state = 'unknown' LIMIT 1");
  // Accepted, and neither the answer nor a callback says so: only a look-up can.
  await network.fault({ callbacks: "lost", times: 1_000 });
  await network.fault({ send: "500-after", times: 3 });
  await until("these went wrong", async () => !(await faultsLeft(network.url)).includes('"send"'), withinMs);
  await pause(receiptsWithinMs);
  await network.fault({ callbacks: "late", times: 1, delayMs: 1 });
  await network.fault({ send: "undeliver", code: 30003, times: 3 });
  await some("another try is planned", "SELECT 1 FROM timers WHERE kind = 'try_again' LIMIT 1");
  await network.fault({ send: "undeliver", code: 30034, times: 1 });
  await some("a circuit is open", "SELECT 1 FROM circuits LIMIT 1");
}

async function faultsLeft(networkUrl: string): Promise<string> {
  return (await fetch(`${networkUrl}/sandbox/faults`)).text();
}
