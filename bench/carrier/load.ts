import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type AskedText, listenAsCarrier } from "./listen.ts";
import { partiesOf } from "./parties.ts";
import { type Outcome, Replies } from "./replies.ts";
import { type Account, signedCall, signedReceipt, signedText } from "./webhooks.ts";
import { Wire } from "./wire.ts";

/**
 * `perSecond` at even times, whether the ones before were answered or not; or `ahead` under way at any time. `receipts`: the
 * carrier says how each call and text ended.
 */
export type LoadOrder = {
  readonly account: Account;
  readonly what: "call" | "text";
  readonly clients: number;
  /** Who is the first to get in touch: see `partiesOf`. */
  readonly first: number;
  readonly seconds: number;
  readonly pace: { readonly perSecond: number } | { readonly ahead: number };
  readonly receipts: boolean;
  /** How long after the last one a text may still come before it counts as missing. */
  readonly patienceMs: number;
};

/** Milliseconds count from when a webhook was due until the carrier had the whole request for its text. */
export type LoadResult = Outcome & { readonly sent: number; readonly refused: number; readonly tookMs: number };

/** More turns a second than any process brings; a run that uses all of them ends early. */
const perSecondMax = 1_000;
const connectionsAhead = 8;
const lookEveryMs = 10;
const tickMs = 1;

// The process of the load and of the carrier, so that both ends of a latency are on one clock. One order at a time.
const replies = new Replies();
let run: Run | null = null;
const url = await listenAsCarrier((text) => {
  replies.arrived(`${text.from} ${text.to}`, text.at);
  run?.texted(text);
});
process.on("message", (order: LoadOrder) => void measure(order).then((result) => process.send?.(result)));
process.send?.(url);

async function measure(order: LoadOrder): Promise<LoadResult> {
  const wire = new Wire(order.account.url);
  run = new Run(order, wire);
  await wire.warm(connectionsAhead);
  const result = await run.go();
  wire.close();
  return result;
}

type Webhook = { readonly who: string; readonly arrived: Buffer; readonly over: Buffer | null };

class Run {
  readonly #order: LoadOrder;
  readonly #wire: Wire;
  readonly #webhooks: readonly Webhook[];
  #sent = 0;
  #refused = 0;
  #receipts = 0;
  #lastAt = 0;

  /** Signs beforehand what it will deliver. */
  constructor(order: LoadOrder, wire: Wire) {
    this.#order = order;
    this.#wire = wire;
    const most = Math.round(order.seconds * ("perSecond" in order.pace ? order.pace.perSecond : perSecondMax));
    this.#webhooks = Array.from({ length: most }, (_, at) => webhookOf(order, order.first + at));
  }

  async go(): Promise<LoadResult> {
    const start = performance.now();
    const end = start + this.#order.seconds * 1_000;
    const { pace } = this.#order;
    const ticking = setInterval(() => this.#pump(start, end), tickMs);
    const most = this.#webhooks.length;
    const isOver = () => ("perSecond" in pace ? this.#sent === most : performance.now() >= end || this.#sent === most);
    while (!isOver()) await pause(lookEveryMs);
    clearInterval(ticking);
    await this.#until(() => replies.waiting === 0);
    const tookMs = this.#lastAt - start;
    await this.#until(() => this.#receipts === 0);
    return { ...replies.take(), sent: this.#sent, refused: this.#refused, tookMs };
  }

  #pump(start: number, end: number): void {
    const { pace } = this.#order;
    for (let now = performance.now(); this.#sent < this.#webhooks.length; now = performance.now()) {
      const dueAt = "perSecond" in pace ? start + (this.#sent * 1_000) / pace.perSecond : now;
      const isDue = "perSecond" in pace ? dueAt <= now : replies.waiting < pace.ahead && now < end;
      const webhook = this.#webhooks[this.#sent];
      if (!isDue || webhook === undefined) return;
      this.#sent += 1;
      replies.expect(webhook.who, dueAt);
      void this.#deliver(webhook.arrived);
      if (webhook.over !== null && this.#order.receipts) this.#later(randomInt(1_000, 3_000), webhook.over);
    }
  }

  texted(text: AskedText): void {
    this.#lastAt = text.at;
    if (!this.#order.receipts || text.statusCallback === null) return;
    const receipt = (status: string) => signedReceipt(this.#order.account, text, text.statusCallback ?? "", status);
    this.#later(randomInt(50, 250), receipt("sent"));
    this.#later(randomInt(300, 2_000), receipt("delivered"));
  }

  #later(inMs: number, request: Buffer): void {
    this.#receipts += 1;
    setTimeout(() => void this.#deliver(request).then(() => (this.#receipts -= 1)), inMs);
  }

  /** Gives up after a while: what is missing then is counted. */
  async #until(isSo: () => boolean): Promise<void> {
    const giveUpAt = performance.now() + this.#order.patienceMs;
    while (!isSo() && performance.now() < giveUpAt) await pause(lookEveryMs);
  }

  async #deliver(request: Buffer): Promise<void> {
    const status = await this.#wire.deliver(request).catch(() => 0);
    if (status < 200 || status > 299) this.#refused += 1;
  }
}

function webhookOf({ account, what, clients }: LoadOrder, n: number): Webhook {
  const parties = partiesOf(n, clients);
  const who = `${parties.number} ${parties.customer}`;
  if (what === "text") return { who, arrived: signedText(account, parties), over: null };
  return { who, ...signedCall(account, parties) };
}
