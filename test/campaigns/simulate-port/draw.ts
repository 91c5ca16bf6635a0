import type { TextAction } from "../../../src/domain/action.ts";
import type { Phone } from "../../../src/domain/phone.ts";
import type { Scope } from "../../../src/domain/scope.ts";
import type { Settlement } from "../../../src/store/outbox.ts";
import type { Chance } from "../../../campaigns/hostile/chance.ts";
import { mobile } from "../../gate/gate-bench.ts";
import type { Side } from "./play.ts";

const longMs = 3_600_000;
const people: readonly [Phone, ...Phone[]] = [mobile(1), mobile(2), mobile(3)];

/** One thing to do on both sides: chance has drawn all of it before, so that it is the same on both. */
export type Move = { readonly name: string; readonly on: (side: Side) => Promise<unknown> };

/** What chance has drawn for the next move, whichever it is. `place` is unique in a play, and `now` its business time. */
export type Draw = ReturnType<typeof drawFrom>;

export function drawFrom(chance: Chance, place: number, now: Temporal.Instant) {
  const settlements: readonly [Settlement, ...Settlement[]] = [
    { state: "accepted", carrierId: `SMout${place}`, segments: chance.pick([null, 2]) },
    { state: "unknown", reason: "time-out" },
    { state: "unknown", reason: "time-out" },
    { state: "refused", errorCode: "21614", reason: "no" },
    { state: "queued", errorCode: "20429", reason: "later", againInMs: chance.pick([0, longMs]) },
  ];
  return {
    place,
    now,
    person: chance.pick(people),
    leaseMs: chance.pick([0, 0, longMs]),
    /** Which of the last claims, counted back. */
    back: chance.below(3),
    scope: chance.pick(["platform", "client", "customer"] as const),
    body: chance.pick(["hello?", "START", "the boiler is leaking"]),
    carrierId: chance.onceIn(4) ? `SM${Math.max(0, place - 3)}` : `SM${place}`,
    /** How long a text waits for what follows it, or null; some of them for longer than the next few moves take. */
    waitMs: chance.pick([null, 2_000, 500_000]),
    retryMs: chance.pick([0, longMs, null]),
    settlement: chance.pick(settlements),
    found: chance.pick([[], [], [`SMout${place - 5}`]]),
    rank: chance.below(5) + 1,
    everySeconds: chance.pick([null, 60]),
    action: chance.pick<TextAction>([
      "text_customer",
      "text_customer",
      "text_safety",
      "text_owner",
      "text_holding_reply",
    ]),
    template: chance.pick(["send_first_text", "ask_job", "ask_place"]),
    slot: `slot ${chance.onceIn(8) ? place - 1 : place}`,
    words: `hello ${chance.below(6)}`,
    minutes: chance.pick([1, 10, 30]),
  };
}

export function scopeOf({ scope, person }: Draw, { client }: Side): Scope {
  if (scope === "platform") return { level: "platform" };
  if (scope === "client") return { level: "client", clientId: client.id };
  return { level: "customer", clientId: client.id, phone: person };
}

export function lastButSome<Row>(rows: readonly Row[], back: number): Row | undefined {
  return rows[rows.length - 1 - back];
}
