import { readClient } from "../store/clients.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";
import { claimUntold, noteTold, type UntoldText } from "../store/untold-texts.ts";
import { tellToRing } from "./tell-to-ring.ts";
import type { World } from "./world.ts";

const tellLeaseMs = 10_000;
const atOnceMax = 1_000;

/**
 * Tells of every text that did not arrive (telephony page, C11 and C12): the owner is to ring the customer; an alert to the
 * owner, and words about danger, are the operator's to follow up. Returns how many were told of.
 */
export async function tellUndelivered(world: World): Promise<number> {
  const { store } = world;
  let told = 0;
  for (; told < atOnceMax; told += 1) {
    const text = await store.withoutTenant((db) => claimUntold(db, tellLeaseMs, world.now()));
    if (text === null) break;
    await store.withTenant(text.clientId, (tx) => tell(tx, text, world.now()));
  }
  if (told > 0) world.wake("outbox");
  return told;
}

async function tell(tx: Tx, text: UntoldText, now: Temporal.Instant): Promise<void> {
  if (!(await noteTold(tx, text, now))) return;
  if (text.state === "stopped" && !stopsToTellOf.has(text.reason ?? "")) return;
  const client = await readClient(tx, text.clientId);
  if (client !== null && text.action !== "text_owner") await tellToRing(tx, client, text.recipient, now);
  const kind = incidentOf(text.action);
  if (kind === null) return;
  const why = text.state === "expired" ? "was not sent in time" : `did not arrive (${text.errorCode ?? text.reason})`;
  const detail = `A text of kind ${text.action} for ${client?.businessName ?? "an unknown client"} ${why}.`;
  await raiseIncident(tx, text.clientId, { kind, subject: text.clientId, detail }, now);
}

/** The gate's other reasons at the claim are somebody's wish, and no news to them. */
const stopsToTellOf: ReadonlySet<string> = new Set(["money_cap", "unreachable_number"]);

function incidentOf(action: string): string | null {
  if (action === "text_owner") return "owner_not_told";
  return action === "text_safety" ? "safety_not_sent" : null;
}
