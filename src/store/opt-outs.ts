import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Tx } from "./tenant.ts";

export type OptOut = {
  readonly clientId: ClientId;
  readonly phone: Phone;
  readonly source: "keyword" | "phrase" | "carrier";
  readonly words: string;
  readonly eventId: string | null;
};

/** From here on the gate refuses this person for this client, until they text START. */
export async function optOut(
  tx: Tx,
  { clientId, phone, source, words, eventId }: OptOut,
  now: Temporal.Instant,
): Promise<void> {
  const said = { source, words, eventId, optedOutAt: now.toString(), clearedAt: null };
  await tx
    .insertInto("opt_outs")
    .values({ clientId, phone, ...said })
    .onConflict((conflict) => conflict.columns(["clientId", "phone"]).doUpdateSet(said))
    .execute();
}

export async function optIn(tx: Tx, clientId: ClientId, phone: Phone, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("opt_outs")
    .set({ clearedAt: now.toString() })
    .where("clientId", "=", clientId)
    .where("phone", "=", phone)
    .where("clearedAt", "is", null)
    .execute();
}
