import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Tx } from "./tenant.ts";

/** Whether this very episode, an incident's subject, was told of before, be it acknowledged, resolved or open. */
export async function isEpisodeKnown(tx: Tx, clientId: ClientId, kind: string, episode: string): Promise<boolean> {
  const known = await tx
    .selectFrom("incidents")
    .select("id")
    .where("clientId", "=", clientId)
    .where("kind", "=", kind)
    .where("subject", "=", episode)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}

/** All that is told of this kind is over, but for the episode that goes on, if one does. */
export async function resolveOtherEpisodes(
  tx: Tx,
  clientId: ClientId,
  kind: string,
  episode: string | null,
): Promise<void> {
  await tx
    .updateTable("incidents")
    .set({ state: "resolved" })
    .where("clientId", "=", clientId)
    .where("kind", "=", kind)
    .where("state", "<>", "resolved")
    .where("subject", "<>", episode ?? "")
    .execute();
}

/** Whether anything of this kind was told of since then, be it over or not, or is told of still. */
export async function isToldSince(tx: Tx, clientId: ClientId, kind: string, since: Temporal.Instant): Promise<boolean> {
  const known = await tx
    .selectFrom("incidents")
    .select("id")
    .where("clientId", "=", clientId)
    .where("kind", "=", kind)
    .where(sql<boolean>`(state <> 'resolved' OR "openedAt" > ${since.toString()}::timestamptz)`)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}
