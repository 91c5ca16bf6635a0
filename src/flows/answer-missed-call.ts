import { classifyCaller, phoneOf, type CallerClass } from "../domain/caller.ts";
import type { CarrierEvent } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";
import { textLifeMinutes } from "../domain/text-life.ts";
import { unreachable } from "../domain/unreachable.ts";
import { withheldRang } from "../domain/wording/owner.ts";
import { keepTestCall, readClient, type Client } from "../store/clients.ts";
import { isIgnored } from "../store/ignored-callers.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { isOurs } from "../store/numbers.ts";
import type { Tx } from "../store/tenant.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import { readClientInSetup } from "./onboard/client-in-setup.ts";
import { hearTestCall } from "./onboard/hear-test-call.ts";
import { openScene } from "./open-scene.ts";
import { playStep } from "./play-step.ts";
import { tellOwner } from "./tell-owner.ts";
import { tellOfOne } from "./tell-to-ring.ts";
import type { World } from "./world.ts";

type CallArrived = Extract<CarrierEvent, { kind: "call_arrived" }>;

/** A call that reached a client's number is a missed one, whatever becomes of it (telephony page, A5). */
export function answerMissedCall(world: World, claimed: ClaimedEvent, event: CallArrived): Promise<Conclusion> {
  return conclude(world, claimed, async (tx, now) => {
    const { client, setup } = await readClientInSetup(tx, claimed.clientId);
    if (client === null || client.number !== event.to) return recorded("the number is no longer this client's");
    const caller = await callerOf(tx, world, client, event.from);
    if (setup !== null) return answerInSetup(tx, claimed, { client, setup, caller, event }, now);
    if (caller.is === "staff") return recorded("the owner's own phone");
    if (caller.is === "ours") return recorded("one of our own numbers");
    const phone = phoneOf(caller);
    if (!client.live && phone === null) return recorded("a test call that hides its number proves nothing");
    if (!client.live) await keepTestCall(tx, client.id, claimed.id, now);
    if (phone !== null && (await isIgnored(tx, client.id, phone))) return recorded("ignored");
    return client.live
      ? answerCaller(tx, claimed, client, caller, now)
      : answerTestCall(tx, claimed, client, caller, now);
  });
}

/** Who proved the divert is a caller whom the owner missed, and the first one that JobRun answers. */
async function answerInSetup(
  tx: Tx,
  claimed: ClaimedEvent,
  called: Parameters<typeof hearTestCall>[2],
  now: Temporal.Instant,
): Promise<Conclusion> {
  const { client, caller } = called;
  const outcome = await hearTestCall(tx, claimed, called, now);
  if (caller.is !== "uk_mobile" || isLate(claimed, now)) return recorded(outcome);
  const after = await readClient(tx, client.id);
  if (after === null || (await isIgnored(tx, client.id, caller.phone))) return recorded(outcome);
  return recorded(`${outcome}; ${(await textBack(tx, claimed, after, caller.phone, now)).outcome}`);
}

async function answerCaller(
  tx: Tx,
  claimed: ClaimedEvent,
  client: Client,
  caller: CallerClass,
  now: Temporal.Instant,
): Promise<Conclusion> {
  const slot = `${claimed.id}/0`;
  const tell = (body: string, template: string) =>
    tellOwner(tx, { client, template, body, slot, emergency: false }, now);
  switch (caller.is) {
    case "uk_mobile":
      return isLate(claimed, now)
        ? recorded(`found late; owner ${await tellOfOne(tx, client, { phone: caller.phone, slot }, now)}`)
        : textBack(tx, claimed, client, caller.phone, now);
    case "withheld":
      return recorded(`withheld; owner ${await tell(withheldRang(), "withheld_rang")}`);
    case "uk_landline":
    case "uk_personal_or_pager":
    case "north_america":
    case "other_country":
      return recorded(`${caller.is}; owner ${await tellOfOne(tx, client, { phone: caller.phone, slot }, now)}`);
    case "ours":
    case "staff":
    case "alphanumeric":
    case "short_code":
    case "not_a_number":
    case "fiction_refused":
      return recorded(caller.is);
    default:
      return unreachable(caller);
  }
}

async function textBack(
  tx: Tx,
  claimed: ClaimedEvent,
  client: Client,
  phone: Phone,
  now: Temporal.Instant,
): Promise<Conclusion> {
  const scene = await openScene(tx, client, claimed, phone, now);
  const regard = client.live ? "customer" : "not_live";
  return { outcome: await playStep(tx, scene, { heard: { input: "missed_call" }, regard }, now), reading: null };
}

/** Whoever rings before the client is live may be a customer all the same, and hears that nobody takes messages yet. */
async function answerTestCall(
  tx: Tx,
  claimed: ClaimedEvent,
  client: Client,
  caller: CallerClass,
  now: Temporal.Instant,
): Promise<Conclusion> {
  if (caller.is !== "uk_mobile" || isLate(claimed, now)) return recorded("kept as the test call");
  const { outcome } = await textBack(tx, claimed, client, caller.phone, now);
  return recorded(`kept as the test call; ${outcome}`);
}

/** A text about a call that is long over is worse than none: the owner is told instead. */
function isLate(claimed: ClaimedEvent, now: Temporal.Instant): boolean {
  return claimed.happenedAt.until(now).total("minutes") >= textLifeMinutes.firstText;
}

export async function callerOf(tx: Tx, world: World, client: Client, from: string): Promise<CallerClass> {
  const ours = (await isOurs(tx, from)) ? [from] : [];
  const staff = client.ownerPhone === null ? [] : [client.ownerPhone];
  return classifyCaller(from, { ours: new Set(ours), staff: new Set(staff), allowFiction: world.allowFiction });
}

function recorded(outcome: string): Conclusion {
  return { outcome: `recorded: ${outcome}`, reading: null };
}
