import type { CarrierEvent } from "../domain/carrier-event.ts";
import { phoneOf } from "../domain/caller.ts";
import { askedIn } from "../domain/intake/asked-in.ts";
import type { Regard } from "../domain/intake/take-step.ts";
import { readKeyword } from "../domain/keywords.ts";
import type { Phone } from "../domain/phone.ts";
import type { Asked } from "../domain/reading.ts";
import { readClient, type Client } from "../store/clients.ts";
import { readIntake } from "../store/conversations.ts";
import { isIgnored } from "../store/ignored-callers.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { callerOf } from "./answer-missed-call.ts";
import { answerOwner } from "./answer-owner.ts";
import { breakLoop } from "./break-loop.ts";
import { type Burst, concludeBurst, gatherBurst, keepOthers } from "./hear-burst.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import { hearUnanswerable } from "./hear-unanswerable.ts";
import { noteOptOut } from "./note-opt-out.ts";
import { openScene } from "./open-scene.ts";
import { playStep } from "./play-step.ts";
import { readText } from "./read-text.ts";
import type { World } from "./world.ts";

type TextArrived = Extract<CarrierEvent, { kind: "text_arrived" }>;

/** A text to a client's number, or a burst: read outside any transaction, then one step of the conversation inside one. */
export async function answerText(world: World, claimed: ClaimedEvent, event: TextArrived): Promise<Conclusion> {
  const before = await lookUp(world, claimed, event);
  if (before.stop === ownersOwnPhone) return answerOwner(world, claimed, event);
  if (before.stop !== null) return record(world, claimed, before.stop);
  const { client, phone, asked, textable, answerable, burst } = before;
  const { body } = burst;
  const context = { asked, trade: client.trade, timeZone: client.timeZone, now: claimed.happenedAt };
  const heardAs = await readText(world, { client, claimed, phone, body, context, answerable });
  const { reading } = heardAs;
  return concludeBurst(world, claimed, burst, async (tx, now) => {
    const ignored = await isIgnored(tx, client.id, phone);
    if (!textable) {
      const wrote = { client, claimed, phone, reading, body };
      return { outcome: ignored ? "recorded: ignored" : await hearUnanswerable(tx, wrote, now), reading };
    }
    const scene = await openScene(tx, client, claimed, phone, now);
    await keepOthers(tx, scene, burst, now);
    const heard = { input: "text", ...heardAs, body, keyword: readKeyword(body) } as const;
    const regard: Regard = ignored ? "ignored" : client.live ? "customer" : "not_live";
    if (regard === "customer") await breakLoop(tx, scene, now);
    const outcome = await playStep(tx, scene, { heard, regard }, now);
    return { outcome: ignored ? `recorded: ignored; ${outcome}` : outcome, reading };
  });
}

/** Not taken up by a conversation. */
function record(world: World, claimed: ClaimedEvent, why: string): Promise<Conclusion> {
  return conclude(world, claimed, async (tx, now) => {
    const kept = await noteOptOut(tx, claimed, now);
    return { outcome: kept === null ? `recorded: ${why}` : `recorded: ${why}; ${kept} kept`, reading: null };
  });
}

const ownersOwnPhone = "the owner's own phone";

type Heard = {
  stop: null;
  client: Client;
  phone: Phone;
  asked: Asked;
  textable: boolean;
  answerable: boolean;
  burst: Burst;
};
type Before = { stop: string } | Heard;

function lookUp(world: World, claimed: ClaimedEvent, event: TextArrived): Promise<Before> {
  return world.store.withTenant(claimed.clientId, async (tx) => {
    const client = await readClient(tx, claimed.clientId);
    if (client === null || client.number !== event.to) return { stop: "the number is no longer this client's" };
    const caller = await callerOf(tx, world, client, event.from);
    if (caller.is === "staff") return { stop: ownersOwnPhone };
    const phone = phoneOf(caller);
    if (phone === null || caller.is === "ours") return { stop: caller.is };
    const intake = await readIntake(tx, client.id, phone);
    const textable = caller.is === "uk_mobile";
    const answerable = textable && client.live && intake.stage !== "opted_out";
    const burst = await gatherBurst(tx, world, claimed, event);
    return { stop: null, client, phone, asked: askedIn(intake), textable, answerable, burst };
  });
}
