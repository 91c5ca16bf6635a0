import { randomInt } from "node:crypto";
import { type Dispatch, dispatchOne } from "../../src/gate/dispatch.ts";
import { queueOrHold } from "../../src/gate/outbox.ts";
import { openStore, type Store } from "../../src/store/tenant.ts";
import { type Loop, startLoop } from "../../src/worker/loop.ts";
import { mobileAt, partyAt, phonesMax } from "./crowd.ts";
import { asFastAsItGoes, atEvenTimes, untilNone } from "./pace.ts";

export type ProductPlace = { readonly url: string; readonly clients: number };

/** `perSecond` null: as many texts as it can. Else that many at even times. */
export type ProductOrder = { readonly seconds: number; readonly perSecond: number | null };

/** Milliseconds count from when a text was due to be asked for until it is written down that the carrier has it. */
export type ProductResult = { readonly perSecond: number; readonly latenciesMs: readonly number[] };

/** As the composition root has them. */
const connectionsMax = 16;
const outboxLanes = 4;
const pollMs = 1_000;

const throughWithinMs = 20_000;
const lifeMinutes = 30;
const now = () => Temporal.Now.instant();

// The process of the product: its gate, its outbox and its loop, and a carrier that answers at once.
process.once("message", (place: ProductPlace) => {
  const product = new Product(place);
  process.on("message", (order: ProductOrder) => void product.measure(order).then((result) => process.send?.(result)));
  process.send?.("ready");
});

class Product {
  readonly #store: Store;
  readonly #clients: number;
  /** By the words of a text, which no other has: when it was due. */
  readonly #underWay = new Map<string, number>();
  #latenciesMs: number[] = [];
  /** Runs that follow one another start with other people, or the caps would stop them. */
  #asked: number;

  constructor({ url, clients }: ProductPlace) {
    this.#store = openStore({ url, name: "bench", connectionsMax });
    this.#clients = clients;
    this.#asked = randomInt(phonesMax) * clients;
  }

  async measure({ seconds, perSecond }: ProductOrder): Promise<ProductResult> {
    this.#latenciesMs = [];
    const sending = this.#startSending();
    const askOne = (dueAt: number) => this.#askOne(dueAt, sending);
    const start = performance.now();
    const end = start + seconds * 1_000;
    if (perSecond === null) await asFastAsItGoes(askOne, () => this.#underWay.size, end);
    else await atEvenTimes(askOne, (dueAt) => dueAt >= end, 1_000 / perSecond);
    await untilNone(() => this.#underWay.size, throughWithinMs);
    const took = performance.now() - start;
    await sending.stop();
    return { perSecond: (this.#latenciesMs.length * 1_000) / took, latenciesMs: this.#latenciesMs };
  }

  #startSending(): Loop {
    const dispatch: Dispatch = {
      store: this.#store,
      send: async ({ outboxId }) => ({ outcome: "accepted", carrierId: `SM${outboxId}`, segments: 1 }),
      now,
      chance: () => Math.random(),
      told: ({ text }) => this.#through(text.body),
    };
    return startLoop(() => dispatchOne(dispatch), { lanes: outboxLanes, pollMs, failed: giveUp });
  }

  async #askOne(dueAt: number, sending: Loop): Promise<void> {
    const [n, place] = [this.#asked, this.#asked % this.#clients];
    this.#asked += 1;
    const other = 1 + (Math.floor(n / this.#clients) % (phonesMax - 1));
    const { client, sender } = partyAt(place);
    const request = {
      clientId: client,
      action: "text_customer",
      recipient: mobileAt((place + other) % phonesMax),
      sender,
      template: "ask_job",
      slot: `bench ${process.pid} ${n}`,
      body: `Which job is it? ${process.pid} ${n}`,
    } as const;
    this.#underWay.set(request.body, dueAt);
    const wait = { conversationId: null, expiresAt: now().add({ minutes: lifeMinutes }) };
    const asked = await this.#store.withTenant(client, (tx) => queueOrHold(tx, request, wait, now()));
    if (asked.answer !== "queued") throw new Error(`a text of the bench is ${asked.answer}: ${asked.reason}`);
    sending.wake();
  }

  #through(body: string): void {
    const dueAt = this.#underWay.get(body);
    if (dueAt === undefined) return;
    this.#underWay.delete(body);
    this.#latenciesMs.push(performance.now() - dueAt);
  }
}

function giveUp(error: unknown): void {
  console.error(error);
  process.exit(1);
}
