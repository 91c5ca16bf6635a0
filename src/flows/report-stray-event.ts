import type { CarrierEvent } from "../domain/carrier-event.ts";
import { displayPhone } from "../domain/phone.ts";
import type { ClaimedEvent } from "../store/inbox.ts";
import { raiseIncident } from "../store/incidents.ts";
import { noteOptOut } from "./note-opt-out.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import type { World } from "./world.ts";

type Arrived = Extract<CarrierEvent, { kind: "call_arrived" | "text_arrived" }>;

/** A number of ours that is no client's was rung or texted: recorded, never answered, and the operator hears of it. */
export function reportStrayEvent(world: World, claimed: ClaimedEvent, event: Arrived): Promise<Conclusion> {
  return conclude(world, claimed, async (tx, now) => {
    await noteOptOut(tx, claimed, now);
    if (event.from === world.operatorPhone) return { outcome: "recorded: the operator's own phone", reading: null };
    const what = event.kind === "call_arrived" ? "a call" : "a text";
    const detail = `${displayPhone(event.to)} is no client's number and received ${what}. Nobody was answered.`;
    await raiseIncident(tx, claimed.clientId, { kind: "stray_number", subject: event.to, detail }, now);
    return { outcome: "recorded: operator told", reading: null };
  });
}
