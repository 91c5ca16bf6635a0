import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Alone, Tx } from "./tenant.ts";

/** A text of which nobody knows whether the carrier took it. */
export type UnknownText = {
  readonly clientId: ClientId;
  readonly id: string;
  readonly action: string;
  readonly recipient: Phone;
  readonly sender: Phone;
  readonly body: string;
  readonly lookUps: number;
  readonly attempts: number;
  readonly expiresAt: Temporal.Instant;
  /** When the first attempt began, by the database's clock. */
  readonly sentAt: Temporal.Instant;
};

/** The next text whose look-up is due, held for `leaseMs`; null where there is none. `gapMs` passes before each look-up. */
export async function claimUnknown(db: Alone, leaseMs: number, gapMs: number): Promise<UnknownText | null> {
  const { rows } = await sql<UnknownText>`
    SELECT "clientId", id, action, recipient, sender, body, "lookUps", attempts, "expiresAt",
      coalesce("sentAt", "queuedAt") AS "sentAt"
    FROM claim_unknown(make_interval(secs => ${leaseMs / 1000}), make_interval(secs => ${gapMs / 1000}))`.execute(db);
  return rows[0] ?? null;
}

/**
 * Takes the row for what its look-up says, and says how its like stand: which of these ids other texts hold already, and
 * whether one with the same words is on its way, whose answer is not written yet. Null where the row has moved on.
 */
export async function holdLookUp(
  tx: Tx,
  text: UnknownText,
  foundIds: readonly string[],
): Promise<{ readonly taken: readonly string[]; readonly likeUnderWay: boolean } | null> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`found:${text.clientId}:${text.recipient}`}, 0))`.execute(
    tx,
  );
  const held = await tx
    .selectFrom("outbox")
    .select("id")
    .where("clientId", "=", text.clientId)
    .where("id", "=", text.id)
    .where("state", "=", "unknown")
    .where("lookUps", "=", text.lookUps)
    .where("attempts", "=", text.attempts)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return null;
  const others = await tx
    .selectFrom("outbox")
    .select(["carrierId", "state", "body"])
    .where("clientId", "=", text.clientId)
    .where("recipient", "=", text.recipient)
    .where("id", "<>", text.id)
    .where((where) => where.or([where("state", "=", "sending"), where("carrierId", "in", ["", ...foundIds])]))
    .execute();
  return {
    taken: others.flatMap(({ carrierId }) => carrierId ?? []),
    likeUnderWay: others.some(({ state, body }) => state === "sending" && body === text.body),
  };
}

/** Counts a look-up that found nothing. */
export async function countLookUp(tx: Tx, text: UnknownText): Promise<void> {
  await change(tx, text, {
    lookUps: text.lookUps + 1,
    lookedUpAt: sql<string>`clock_timestamp()`,
    leasedUntil: null,
  });
}

/** Queues it for another attempt, or ends it as expired. The database refuses both where two look-ups are not counted. */
export async function endLookUps(
  tx: Tx,
  text: UnknownText,
  as: "queued" | "expired",
  now: Temporal.Instant,
): Promise<void> {
  const rest =
    as === "queued"
      ? { dueAt: sql<string>`clock_timestamp()`, settledAt: null, reason: "two look-ups found nothing" }
      : { settledAt: now.toString(), reason: "expired after two look-ups that found nothing" };
  await change(tx, text, { state: as, leasedUntil: null, ...rest });
}

async function change(tx: Tx, { clientId, id }: UnknownText, set: Record<string, unknown>): Promise<void> {
  await tx.updateTable("outbox").set(set).where("clientId", "=", clientId).where("id", "=", id).execute();
}
