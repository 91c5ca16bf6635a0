import type { IntakeInput } from "../domain/intake/state.ts";
import { type Lead, type LeadMove, moveLead } from "../store/leads.ts";
import type { Client } from "../store/clients.ts";
import type { Tx } from "../store/tenant.ts";
import { type Cause, reopenScene } from "./open-scene.ts";
import { playStep } from "./play-step.ts";

/**
 * Ends a lead, or opens one again, because of a text of the owner's, and lets its conversation know. The lead is locked. Returns
 * what became of it; `refused` where its state does not allow that.
 */
export async function endLead(
  tx: Tx,
  client: Client,
  { lead, move, textId }: { readonly lead: Lead; readonly move: LeadMove; readonly textId: string },
  now: Temporal.Instant,
): Promise<"moved" | "refused"> {
  const at = { clientId: client.id, id: lead.id, state: lead.state };
  const moved = await moveLead(tx, at, move, { kind: "owner_text", id: textId }, now);
  if (moved === "refused" || lead.conversationId === null || lead.enquiry === null) return moved;
  const cause: Cause = { is: "owner_text", id: textId, happenedAt: now };
  const scene = await reopenScene(tx, client, lead.conversationId, cause);
  if (scene !== null) await playStep(tx, scene, { heard: heardOf(move, lead.enquiry), regard: "customer" }, now);
  return moved;
}

function heardOf(move: LeadMove, enquiry: number): IntakeInput {
  return "to" in move ? { input: "lead_reopened", enquiry, state: move.to } : { input: "lead_ended", enquiry };
}
