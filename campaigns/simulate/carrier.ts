import type { CarrierEvent, ReceivedEvent } from "../../src/domain/carrier-event.ts";
import { eventKey } from "../../src/domain/event-key.ts";
import type { Phone } from "../../src/domain/phone.ts";
import type { ClaimedText, SendOutcome } from "../../src/domain/send-outcome.ts";
import type { Carrier } from "../../src/flows/carrier.ts";
import type { Chance } from "../hostile/chance.ts";
import { type Fate, type Weather, fateOf, receiptsOf } from "./fates.ts";
import type { Machine, Process } from "./machine.ts";

/** A text that the carrier took. */
export type Accepted = ClaimedText & {
  readonly carrierId: string;
  readonly at: number;
  /** Before this no list shows it. */
  readonly visibleAt: number;
  status: string;
  errorCode: string | null;
};

/** What the carrier tells of each request, to whoever judges. */
export type Witness = {
  /** The product has decided to call. */
  begins(process: Process, text: ClaimedText): void;
  /** The first byte leaves. */
  leaves(process: Process, text: ClaimedText): void;
  /** The carrier has answered, or will not. */
  isOver(process: Process, text: ClaimedText): void;
  accepted(text: Accepted): void;
  lookedFor(sought: { readonly to: string; readonly body: string }, found: readonly string[]): void;
};

type Post = (event: ReceivedEvent, late: number) => void;

const answerWithinMs = 5_000;

/** The carrier, as its product sees it: what it took, in which order it tells of it, and what its lists show. */
export class SimulatedCarrier {
  readonly texts: Accepted[] = [];
  readonly arrived: { readonly event: CarrierEvent; readonly at: Temporal.Instant }[] = [];
  readonly weather: Weather;
  readonly #machine: Machine;
  readonly #chance: Chance;
  readonly #witness: Witness;
  readonly #post: Post;
  /** Between a sender's last look and its first byte, where nothing can hold it any more. */
  atTheBrink: (process: Process) => void = () => undefined;

  constructor(machine: Machine, chance: Chance, weather: Weather, witness: Witness, post: Post) {
    this.#machine = machine;
    this.#chance = chance;
    this.weather = weather;
    this.#witness = witness;
    this.#post = post;
  }

  /** Hands a text over for one process; its request goes its way whatever becomes of who sent it. */
  senderOf(process: Process): (text: ClaimedText) => Promise<SendOutcome> {
    return async (text) => {
      this.#witness.begins(process, text);
      this.atTheBrink(process);
      await process.turn();
      this.#witness.leaves(process, text);
      const fate = fateOf(this.weather, this.#chance, this.#machine.nowMs);
      const [onTheWay, back] = [5 + this.#chance.below(120), 5 + this.#chance.below(200)];
      const carrierId = `SM${this.#chance.hex(12)}`;
      this.#machine.after(onTheWay, null, () => {
        if (fate.taken) this.#take(text, carrierId);
        this.#witness.isOver(process, text);
      });
      await process.sleep(fate.silent ? answerWithinMs : onTheWay + back);
      return answerOf(fate, carrierId);
    };
  }

  #take(text: ClaimedText, carrierId: string): void {
    const at = this.#machine.nowMs;
    const lagMs =
      this.weather.faults && this.#chance.onceIn(6) ? this.#chance.below(60_000) : this.#chance.below(1_500);
    const accepted: Accepted = { ...text, carrierId, at, visibleAt: at + lagMs, status: "queued", errorCode: null };
    this.texts.push(accepted);
    this.#witness.accepted(accepted);
    for (const { status, errorCode, afterMs, times } of receiptsOf(this.weather, this.#chance)) {
      this.#machine.after(afterMs, null, () => {
        Object.assign(accepted, { status, errorCode });
        const { from, to, outboxId } = accepted;
        const event = { kind: "text_status", carrierId, from, to, status, errorCode, outboxId } as const;
        for (let time = 0; time < times; time += 1) this.#post(received(event), this.#late());
      });
    }
  }

  /** Somebody rings or texts: it stands in the lists at once, and the webhooks may be lost, doubled and late. */
  arrives(event: CarrierEvent, at: Temporal.Instant): void {
    this.arrived.push({ event, at });
    const times = this.weather.faults ? this.#chance.pick([1, 1, 1, 1, 1, 2, 2, 3, 0, 0]) : 1;
    for (let time = 0; time < times; time += 1) this.#post(received(event), this.#late());
  }

  /** What the product asks of the carrier, for one process. */
  listsFor(process: Process): Carrier {
    const read = async <Row>(rows: () => readonly Row[]): Promise<readonly Row[]> => {
      await process.sleep(10 + this.#chance.below(150));
      if (this.weather.faults && this.#chance.onceIn(8)) throw new Error("the carrier's list cannot be read");
      return rows();
    };
    const since = (kind: CarrierEvent["kind"], to: Phone | null, from: Temporal.Instant) =>
      this.arrived
        .filter(({ event, at }) => event.kind === kind && event.to === to && Temporal.Instant.compare(at, from) >= 0)
        .map(({ event, at }) => ({ ...received(event), door: "sweep" as const, happenedAt: at }));
    const no = () => Promise.reject(new Error("the simulated carrier sells no numbers"));
    return {
      whyNotToBuy: no,
      numbersForSale: no,
      buyNumber: no,
      pointHere: no,
      listNumbers: no,
      listCalls: ({ to, since: from }) => read(() => since("call_arrived", to, from)),
      listTexts: ({ to, since: from }) => read(() => since("text_arrived", to, from)),
      findSent: ({ to, from, body, since: earliest }) =>
        read(() => {
          const found = this.texts.filter(
            (text) =>
              text.to === to &&
              text.from === from &&
              text.body === body &&
              text.visibleAt <= this.#machine.nowMs &&
              text.at >= earliest.epochMilliseconds,
          );
          this.#witness.lookedFor(
            { to, body },
            found.map(({ carrierId }) => carrierId),
          );
          return found.map(({ carrierId, status, errorCode }) => ({ carrierId, status, errorCode }));
        }),
      listPrices: ({ from }) =>
        read(() =>
          this.texts.filter((text) => text.from === from).map(({ carrierId }) => ({ carrierId, pence: pencePerText })),
        ),
    };
  }

  #late(): number {
    if (!this.weather.faults) return this.#chance.below(300);
    return this.#chance.onceIn(5) ? this.#chance.below(30_000) : this.#chance.below(800);
  }
}

const pencePerText = 5;

function received(event: CarrierEvent): ReceivedEvent {
  return { key: eventKey(event), event, raw: new Uint8Array(), door: "webhook", happenedAt: null };
}

function answerOf({ taken, refusal, silent, wellKnown }: Fate, carrierId: string): SendOutcome {
  if (refusal !== null) return { outcome: "refused", reason: "the carrier refused", ...refusal };
  if (taken && wellKnown) return { outcome: "accepted", carrierId, segments: null };
  return { outcome: "unknown", reason: silent ? "time-out" : "500" };
}
