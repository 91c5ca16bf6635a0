import { phoneOf, type CallerClass } from "../../domain/caller.ts";
import type { CarrierEvent } from "../../domain/carrier-event.ts";
import type { Setup } from "../../domain/onboarding/setup.ts";
import { callFromOwnPhone, callWithheld, nowLive } from "../../domain/wording/setup-divert.ts";
import { completeOnboarding, keepTestCall, type Client } from "../../store/clients.ts";
import type { ClaimedEvent } from "../../store/inbox.ts";
import { raiseIncident } from "../../store/incidents.ts";
import { saveSetup } from "../../store/setups.ts";
import type { Tx } from "../../store/tenant.ts";
import { noticeOfSetup } from "./say-setup.ts";

type CallArrived = Extract<CarrierEvent, { kind: "call_arrived" }>;

/**
 * A call to the number of a client that sets up. It proves the divert where set-up waits for it, or where the network says that
 * it was passed on; not from the owner's own phone, and not where it hides its number.
 */
export async function hearTestCall(
  tx: Tx,
  claimed: ClaimedEvent,
  { client, setup, caller, event }: Called,
  now: Temporal.Instant,
): Promise<string> {
  const awaited = setup.open.is === "test_call";
  const phone = phoneOf(caller);
  if (caller.is === "ours") return "one of our own numbers";
  if (caller.is === "staff" || phone === null) {
    const found = caller.is === "staff" ? "own_phone" : "withheld";
    return `${found}, no proof; ${awaited ? await tellWhy(tx, client, found, now) : "not awaited"}`;
  }
  if (!awaited && (setup.open.is !== "divert" || event.forwardedFrom === null)) {
    return "came before a divert was asked for";
  }
  await keepTestCall(tx, client.id, claimed.id, now);
  if (!awaited) return "kept as the test call";
  const missing = await completeOnboarding(tx, client.id, now);
  if (missing.length > 0) return await reportMissing(tx, client, missing, now);
  await saveSetup(tx, client.id, { ...setup, open: { is: "live" } }, now);
  const notice = { template: "setup_live", slot: `${claimed.id}/live`, body: nowLive(phone) };
  return `the test call; live; ${await noticeOfSetup(tx, client, notice, now)}`;
}

type Called = {
  readonly client: Client;
  readonly setup: Setup;
  readonly caller: CallerClass;
  readonly event: CallArrived;
};

/** Once an hour: whoever tries again and again in the same way has heard it. */
function tellWhy(tx: Tx, client: Client, found: "own_phone" | "withheld", now: Temporal.Instant): Promise<string> {
  const hour = now.toString().slice(0, "2026-01-01T00".length);
  const body = found === "own_phone" ? callFromOwnPhone : callWithheld;
  return noticeOfSetup(tx, client, { template: `setup_${found}`, slot: `setup ${found} ${hour}`, body }, now);
}

async function reportMissing(
  tx: Tx,
  client: Client,
  missing: readonly string[],
  now: Temporal.Instant,
): Promise<string> {
  const detail = `A test call came, and the business is not live for want of: ${missing.join(", ")}.`;
  await raiseIncident(tx, client.id, { kind: "setup_incomplete", subject: client.id, detail }, now);
  return `kept as the test call; missing ${missing.join(", ")}`;
}
