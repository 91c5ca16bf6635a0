import type { CarrierEvent } from "../domain/carrier-event.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Intake } from "../domain/intake/state.ts";
import type { Phone } from "../domain/phone.ts";
import type { Urgency } from "../domain/reading.ts";
import type { ClaimedText } from "../domain/send-outcome.ts";
import { dispatchOne } from "../gate/dispatch.ts";
import { claimEvent } from "../store/inbox.ts";
import { newId } from "../store/new-id.ts";
import { readPlayed, type Played } from "../store/played.ts";
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

/**
 * Plays a conversation through the real flows, gate and outbox on the clock that `advance` moves: a missed call, then the turns.
 * Every text is accepted at once and reaches nobody.
 */
export async function playConversation(
  world: World,
  advance: (seconds: number) => void,
  cast: Cast,
  turns: readonly Turn[],
): Promise<Outcome> {
  const transcript: { from: "customer" | "jobrun"; text: string }[] = [];
  const alerts: { text: string; urgency: Urgency; afterTurn: number }[] = [];
  const { clientId, number: to, owner, customer: from } = cast;
  let played: Played = { intake: { stage: "new" }, leads: [], optedOut: false };
  const happen = async (event: CarrierEvent, afterTurn: number) => {
    const sent = await settle(world, event);
    played = await world.store.withTenant(clientId, (tx) => readPlayed(tx, clientId, from));
    for (const text of sent) {
      if (text.to === from) transcript.push({ from: "jobrun", text: text.body });
      else if (text.to === owner) alerts.push({ text: text.body, urgency: urgencyOf(played.intake), afterTurn });
    }
  };
  await happen({ kind: "call_arrived", carrierId: newId("event"), from, to, forwardedFrom: owner }, 0);
  for (const [place, { text, afterSeconds }] of turns.entries()) {
    advance(afterSeconds);
    transcript.push({ from: "customer", text });
    await happen({ kind: "text_arrived", carrierId: newId("event"), from, to, body: text }, place + 1);
  }
  return {
    transcript,
    alerts,
    leads: played.leads,
    optedOut: played.optedOut,
    handedOver: isHandedOver(played.intake),
  };
}

/** Takes one event in and works until nothing is due, as the loops do. Returns what the carrier was given. */
export async function settle(world: World, event: CarrierEvent): Promise<readonly ClaimedText[]> {
  const { store } = world;
  await world.receive({ key: event.carrierId, event, raw: new Uint8Array(), door: "webhook", happenedAt: null });
  for (let steps = 0; ; steps += 1) {
    const claimed = await store.withoutTenant((db) => claimEvent(db, leaseMs));
    if (claimed === null) break;
    if (steps >= stepsMax) throw new Error("the play does not come to an end");
    await routeEvent(world, claimed);
  }
  const sent: ClaimedText[] = [];
  const send = async (text: ClaimedText) => {
    sent.push(text);
    return { outcome: "accepted", carrierId: `played ${text.outboxId}`, segments: null } as const;
  };
  const carrier = { store, send, now: world.now, chance: () => 0, told: () => undefined };
  for (let steps = 0; await dispatchOne(carrier); steps += 1) {
    if (steps >= stepsMax) throw new Error("the play does not come to an end");
  }
  return sent;
}

function urgencyOf(intake: Intake): Urgency {
  return intake.stage === "new" ? "unknown" : intake.facts.urgency;
}

/** The owner has it as it is, or a person was asked for. */
function isHandedOver(intake: Intake): boolean {
  if (intake.stage === "new") return false;
  const { told } = intake.thread;
  return intake.stage === "handed_over" || told.includes("wants_human") || told.includes("not_understood");
}
