import { nextStatus, rankOf, saysLost } from "../domain/status-rank.ts";
import { actOnCode } from "../gate/act-on-code.ts";
import { holdForRefusal } from "../gate/circuit.ts";
import { claimUnknown, countLookUp, endLookUps, holdLookUp, type UnknownText } from "../store/look-ups.ts";
import { learnStatus } from "../store/text-status.ts";
import type { Tx } from "../store/tenant.ts";
import { reach } from "../telemetry/fault-points.ts";
import type { Carrier, FoundText } from "./carrier.ts";
import type { World } from "./world.ts";

/** Longer than the carrier's time-out of 5 s. A look-up that fails leaves its lease, and comes again when that is over. */
const lookUpLeaseMs = 8_000;
/** The carrier's clock need not agree with the database's, and it writes whole seconds. */
const clockSlackSeconds = 60;
/** So many look-ups, a gap apart, find nothing before a text counts as not accepted: the carrier's list may lag. */
const lookUpsNeeded = 2;

/**
 * `found`: the carrier has it. `not_found`: another look-up follows. `again`: it goes once more. `expired`: it is of no use
 * any more. `put_off`: one with the same words is on its way, and could be the one that was found.
 */
export type LookedUp = "found" | "not_found" | "again" | "expired" | "put_off" | "settled_meanwhile";

export type LookUps = {
  readonly world: World;
  readonly carrier: Pick<Carrier, "findSent">;
  /** Between a text's becoming unknown and its first look-up, and between two look-ups. */
  readonly gapMs: number;
  readonly told: (text: UnknownText, outcome: LookedUp) => void;
};

/** Looks for one text of unknown outcome in the carrier's list. False where none is due; throws where the list cannot be read. */
export async function lookUpUnknown({ world, carrier, gapMs, told }: LookUps): Promise<boolean> {
  const text = await world.store.withoutTenant((db) => claimUnknown(db, lookUpLeaseMs, gapMs));
  if (text === null) return false;
  reach("look_up_claimed");
  const { recipient: to, sender: from, body } = text;
  const found = await carrier.findSent({ to, from, body, since: text.sentAt.subtract({ seconds: clockSlackSeconds }) });
  reach("look_up_answered");
  const { outcome, lost } = await world.store.withTenant(text.clientId, (tx) => conclude(tx, text, found, world.now()));
  reach("look_up_concluded");
  if (lost !== null) await holdForRefusal(world.store, { clientId: text.clientId, probe: false }, lost, world.now());
  told(text, outcome);
  if (outcome === "again") world.wake("outbox");
  return true;
}

async function conclude(
  tx: Tx,
  text: UnknownText,
  found: readonly FoundText[],
  now: Temporal.Instant,
): Promise<{ readonly outcome: LookedUp; readonly lost: string | null }> {
  const held = await holdLookUp(
    tx,
    text,
    found.map(({ carrierId }) => carrierId),
  );
  if (held === null) return { outcome: "settled_meanwhile", lost: null };
  if (held.likeUnderWay) return { outcome: "put_off", lost: null };
  const ours = found.find(({ carrierId }) => !held.taken.includes(carrierId));
  if (ours !== undefined) {
    return { outcome: "found", lost: await takeAsOurs(tx, text, ours, now) };
  }
  await countLookUp(tx, text);
  if (text.lookUps + 1 < lookUpsNeeded) return { outcome: "not_found", lost: null };
  const useful = Temporal.Instant.compare(now, text.expiresAt) < 0;
  await endLookUps(tx, text, useful ? "queued" : "expired", now);
  return { outcome: useful ? "again" : "expired", lost: null };
}

/** Answers with the code of one that the carrier took and lost. */
async function takeAsOurs(tx: Tx, text: UnknownText, found: FoundText, now: Temporal.Instant): Promise<string | null> {
  const { carrierId, errorCode } = found;
  const status = nextStatus(null, found.status).status ?? "accepted";
  const news = { status, rank: rankOf(status) ?? 0, carrierId, errorCode };
  await learnStatus(tx, text.clientId, { id: text.id, state: "unknown" }, news, now);
  if (errorCode === null || !saysLost(status)) return null;
  await actOnCode(tx, text, { code: errorCode, told: "callback", eventId: null }, now);
  return errorCode;
}
