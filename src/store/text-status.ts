import { sql } from "kysely";
import type { TextAction } from "../domain/action.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

export type SentText = {
  readonly id: string;
  readonly state: string;
  readonly recipient: Phone;
  readonly carrierStatus: string | null;
  readonly action: TextAction;
  readonly slot: string;
  readonly expiresAt: Temporal.Instant;
  /** Whether it went to see if the carrier still refuses. */
  readonly probe: boolean;
};

/** The text that a callback speaks of: by our own id where it carries one, else by the carrier's. */
export async function findText(
  tx: Tx,
  clientId: ClientId,
  by: { readonly outboxId: string | null; readonly carrierId: string },
): Promise<SentText | null> {
  const row = await tx
    .selectFrom("outbox")
    .select(["id", "state", "recipient", "carrierStatus", "action", "slot", "expiresAt"])
    .select(sql<boolean>`coalesce(reason = ${probeReason}, false)`.as("probe"))
    .where("clientId", "=", clientId)
    .where((where) => (by.outboxId === null ? where("carrierId", "=", by.carrierId) : where("id", "=", by.outboxId)))
    .$castTo<SentText>()
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export type CarrierNews = {
  readonly status: string;
  readonly rank: number;
  readonly carrierId: string;
  readonly errorCode: string | null;
};

/** What stands as the reason of an accepted text that was a probe. */
export const probeReason = "a probe of a carrier that refused";

/** Writes the carrier's status. It also heals a text whose outcome was not known, or that waits to go again or is held: the carrier has it. */
export async function learnStatus(
  tx: Tx,
  clientId: ClientId,
  text: Pick<SentText, "id" | "state">,
  news: CarrierNews,
  now: Temporal.Instant,
): Promise<void> {
  const { status, rank, carrierId, errorCode } = news;
  const healed =
    text.state === "unknown" || text.state === "queued" || text.state === "held"
      ? { state: "accepted", settledAt: now.toString() }
      : {};
  await tx
    .updateTable("outbox")
    .set({ carrierStatus: status, carrierRank: rank, carrierId, errorCode, ...healed })
    .where("clientId", "=", clientId)
    .where("id", "=", text.id)
    .execute();
}
