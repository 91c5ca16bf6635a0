import type { CarrierEvent } from "../domain/carrier-event.ts";
import { eventKey } from "../domain/event-key.ts";
import type { ClientId } from "../domain/ids.ts";
import { isHandedOver } from "../domain/intake/handed-over.ts";
import { newIntake, type Intake } from "../domain/intake/state.ts";
import type { Phone } from "../domain/phone.ts";
import type { Urgency } from "../domain/reading.ts";
import type { ClaimedText } from "../domain/send-outcome.ts";
import { cleanText } from "../domain/untrusted-text.ts";
import { dispatchOne } from "../gate/dispatch.ts";
import { nextEventAt } from "../store/bursts.ts";
import { claimEvent } from "../store/inbox.ts";
import { newId } from "../store/new-id.ts";
import { readPlayed, type Played } from "../store/played.ts";
import { nextTimerAt } from "../store/timers.ts";
import { routeEvent } from "./route-event.ts";
import type { World } from "./world.ts";

/** One text of the customer's, so many seconds after what came before it. */
export type Turn = { readonly text: string; readonly afterSeconds: number };

/** Who plays, on which number. The client is live. */
export type Cast = {
  readonly clientId: ClientId;
  readonly number: Phone;
  readonly owner: Phone;
  readonly customer: Phone;
};

export type Outcome = {
  readonly transcript: readonly { readonly from: "customer" | "jobrun"; readonly text: string }[];
  readonly leads: Played["leads"];
  /** `afterTurn`: 0 for what the missed call brought, then the number of the customer's text. */
  readonly alerts: readonly { readonly text: string; readonly urgency: Urgency; readonly afterTurn: number }[];
  readonly optedOut: boolean;
  readonly handedOver: boolean;
};

const leaseMs = 60_000;
/** One event of a conversation leads to a handful of texts; more would be a loop. */
const stepsMax = 200;

/** Where a play takes place: a world with a clock that only the play moves, and whatever is timed in it. */
export type Stage = {
  readonly world: World;
  readonly setClock: (at: Temporal.Instant) => void;
  /** Runs the next timer that is due; false where none is. */
  readonly runTimer: () => Promise<boolean>;
};

/** What the running product would still do by itself after the last text. */
const playsOnSeconds = 3_600;

/**
 * Plays a conversation through the real flows, timers, gate and outbox: a missed call, then the turns. Every text is accepted
 * and arrives at once, on a phone that nobody holds.
 */
export async function playConversation(stage: Stage, cast: Cast, turns: readonly Turn[]): Promise<Outcome> {
  const { world } = stage;
  const transcript: { from: "customer" | "jobrun"; text: string }[] = [];
  const alerts: { text: string; urgency: Urgency; afterTurn: number }[] = [];
  const { clientId, number: to, owner, customer: from } = cast;
  let played: Played = { intake: newIntake, leads: [], optedOut: false };
  let afterTurn = 0;
  const tell = async (sent: readonly ClaimedText[]) => {
    played = await world.store.withTenant(clientId, (tx) => readPlayed(tx, clientId, from));
    for (const text of sent) {
      if (text.to === from) transcript.push({ from: "jobrun", text: text.body });
      else if (text.to === owner) alerts.push({ text: text.body, urgency: urgencyOf(played.intake), afterTurn });
    }
  };
  const happen = async (event: CarrierEvent) => tell(await settle(world, event));
  await happen({ kind: "call_arrived", carrierId: newId("event"), from, to, forwardedFrom: owner });
  for (const { text, afterSeconds } of turns) {
    await passTime(stage, clientId, afterSeconds, tell);
    afterTurn += 1;
    transcript.push({ from: "customer", text });
    // What may wait is read when its time has come, as time passes.
    await happen({ kind: "text_arrived", carrierId: newId("event"), from, to, body: cleanText(text) });
  }
  await passTime(stage, clientId, playsOnSeconds, tell);
  return {
    transcript,
    alerts,
    leads: played.leads,
    optedOut: played.optedOut,
    handedOver: isHandedOver(played.intake),
  };
}

/** Moves the clock from one thing that is due to the next, each done at its time, and then to the end. */
async function passTime(
  { world, setClock, runTimer }: Stage,
  clientId: ClientId,
  seconds: number,
  tell: (sent: readonly ClaimedText[]) => Promise<void>,
): Promise<void> {
  const until = world.now().add({ milliseconds: Math.round(seconds * 1000) });
  for (let steps = 0; ; steps += 1) {
    const next = await nextDue(world, clientId);
    if (next === null || Temporal.Instant.compare(next.at, until) > 0) break;
    endAt(steps);
    if (Temporal.Instant.compare(next.at, world.now()) > 0) setClock(next.at);
    if (next.is === "event") await workOff(world);
    else if (!(await runTimer())) throw new Error("a timer of the play is due and cannot be run");
    await tell(await sendAll(world));
  }
  setClock(until);
}

type Due = { readonly is: "event" | "timer"; readonly at: Temporal.Instant };

function nextDue({ store, now }: World, clientId: ClientId): Promise<Due | null> {
  return store.withTenant(clientId, async (tx) => {
    const [event, timer] = [await nextEventAt(tx, clientId, now()), await nextTimerAt(tx, clientId)];
    if (timer === null) return event === null ? null : { is: "event", at: event };
    return event !== null && Temporal.Instant.compare(event, timer) <= 0
      ? { is: "event", at: event }
      : { is: "timer", at: timer };
  });
}

/** Takes one event in and works until nothing is due, as the loops do. Returns what the carrier was given. */
export async function settle(world: World, event: CarrierEvent): Promise<readonly ClaimedText[]> {
  await takeIn(world, event);
  return sendAll(world);
}

async function takeIn(world: World, event: CarrierEvent): Promise<void> {
  await world.receive({ key: eventKey(event), event, raw: new Uint8Array(), door: "webhook", happenedAt: null });
  await workOff(world);
}

async function workOff(world: World): Promise<void> {
  const { store, now } = world;
  for (let steps = 0; ; steps += 1) {
    const claimed = await store.withoutTenant((db) => claimEvent(db, leaseMs, now()));
    if (claimed === null) return;
    endAt(steps);
    await routeEvent(world, claimed);
  }
}

/** Gives the carrier all that is queued, and the product the receipt of each. */
async function sendAll(world: World): Promise<readonly ClaimedText[]> {
  const sent: ClaimedText[] = [];
  const send = async (text: ClaimedText) => {
    sent.push(text);
    return { outcome: "accepted", carrierId: `played ${text.outboxId}`, segments: null } as const;
  };
  const { store, now } = world;
  const carrier = { store, send, now, chance: () => 0, told: () => undefined };
  for (let steps = 0; await dispatchOne(carrier); steps += 1) endAt(steps);
  for (const { outboxId, from, to } of sent) {
    const receipt = { carrierId: `played ${outboxId}`, outboxId, status: "delivered", errorCode: null };
    await takeIn(world, { kind: "text_status", from, to, ...receipt });
  }
  return sent;
}

function endAt(steps: number): void {
  if (steps >= stepsMax) throw new Error("the play does not come to an end");
}

function urgencyOf(intake: Intake): Urgency {
  return intake.stage === "new" ? "unknown" : intake.facts.urgency;
}
