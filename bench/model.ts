import type { ChildProcess } from "node:child_process";
import { type Behaviour, late, type ModelServer, reads, startModelServer } from "../test/fakes/model-server.ts";
import { startCarrier } from "./carrier/run-load.ts";
import { startProduct } from "./carrier/run-product.ts";
import { stopChild } from "./child.ts";
import { addCrowd } from "./gate/crowd.ts";
import { asSuperuser, type BenchHome, makeHome } from "./home.ts";
import { peakMemoryMb } from "./intake/peak-memory.ts";
import { type BenchRow, bounded, median, spread } from "./row.ts";
import { turnClients } from "./turn/script.ts";

const modelMs = 500;
const atOnce = 100;
const perSecond = 1_000;
const rounds = 3;
/** Four lanes that each waited for the model would take so much longer: a hundred answers of half a second, four at a time. */
const serialMs = (atOnce / 4) * modelMs;
const addedMaxMs = 4 * modelMs;
const memoryMaxMb = 300;
const patienceMs = 60_000;

const reading = reads({ intent: "job", job: "boiler has lost pressure" });

/**
 * A hundred people write within a tenth of a second, each to be read by a model; one process. Half a second of the model is
 * compared with none, one right after the other, so that what else the machine does falls on both.
 */
export async function run(): Promise<BenchRow[]> {
  const home = await makeHome();
  const server = await startModelServer(reading);
  const children: ChildProcess[] = [];
  try {
    await asSuperuser(home.superuserUrl, (root) => addCrowd(root, 0, turnClients));
    return await measure({ ...home, environment: { ...home.environment, ...readBy(server.url) } }, children, server);
  } finally {
    for (const child of children.toReversed()) await stopChild(child);
    await server.close();
    await home.remove();
  }
}

function readBy(url: string): Readonly<Record<string, string>> {
  return { JOBRUN_MODEL: "compatible:bench", JOBRUN_MODEL_BASE_URL: url };
}

async function measure(home: BenchHome, children: ChildProcess[], server: ModelServer): Promise<BenchRow[]> {
  const carrier = await startCarrier();
  children.push(carrier.child);
  const product = await startProduct(home, carrier.url);
  children.push(product);
  const { accountSid, authTokens } = home.account;
  const account = { accountSid, authToken: authTokens[0], url: home.url };
  let first = 0;
  const tookMs = async (behaviour: Behaviour) => {
    server.behave(behaviour);
    const before = server.asked.length;
    const order = { account, what: "text", clients: turnClients, first, receipts: false } as const;
    const result = await carrier.run({ ...order, seconds: atOnce / perSecond, pace: { perSecond } }, patienceMs);
    first += atOnce;
    if (server.asked.length - before !== atOnce)
      throw new Error(`the model was asked ${server.asked.length - before} times`);
    return result.tookMs;
  };
  // The library of the model is loaded with the first question.
  await tookMs(reading);
  const [atOnceMs, slowMs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    atOnceMs.push(await tookMs(reading));
    slowMs.push(await tookMs(late(modelMs, reading)));
  }
  const [quick, slow] = [median(atOnceMs), median(slowMs)];
  return [
    {
      name: `model: ${atOnce} texts at once, a model of ${modelMs} ms (${spread(slowMs)}), beside one of none (${spread(atOnceMs)})`,
      value: slow,
      unit: "ms",
      reference: quick,
      ratio: slow / quick,
      needed: `at most ${addedMaxMs} ms more; four lanes would need ${serialMs} ms more`,
      ok: slow - quick <= addedMaxMs,
    },
    bounded("model: most memory of the process", await peakMemoryMb(product.pid), "MB", memoryMaxMb),
  ];
}
