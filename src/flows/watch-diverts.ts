import type { ClientId } from "../domain/ids.ts";
import { darkKind } from "../domain/silence.ts";
import { readClient } from "../store/clients.ts";
import { isEpisodeKnown, resolveOtherEpisodes } from "../store/episodes.ts";
import { raiseIncident } from "../store/incidents.ts";
import { divertsToWatch } from "../store/silence.ts";
import type { Tx } from "../store/tenant.ts";
import { noticeLater } from "./give-notice.ts";
import { silenceOf } from "./silence-of.ts";
import { watchEveryCall } from "./watch-every-call.ts";
import type { World } from "./world.ts";

/**
 * Nobody notices a divert that is off, least of all its owner. Where a client has had no call for longer than is usual for it,
 * the owner is asked to dial the code again, and the operator hears of it, once a silence. So is one that takes every call.
 */
export async function watchDiverts({ store, now }: Pick<World, "store" | "now">): Promise<void> {
  for (const clientId of await store.withoutTenant(divertsToWatch)) {
    await store.withTenant(clientId, (tx) => watch(tx, clientId, now()));
  }
}

async function watch(tx: Tx, clientId: ClientId, now: Temporal.Instant): Promise<void> {
  const silent = await silenceOf(tx, clientId, now);
  const episode = silent?.toString() ?? null;
  await resolveOtherEpisodes(tx, clientId, darkKind, episode);
  const client = await readClient(tx, clientId);
  if (client !== null) await watchEveryCall(tx, client, now);
  if (client === null || silent === null || episode === null) return;
  if (await isEpisodeKnown(tx, clientId, darkKind, episode)) return;
  const days = Math.floor(silent.until(now).total("hours") / 24);
  const detail = `No call has reached the number of ${client.businessName} for ${days} days: its divert may be off.`;
  await raiseIncident(tx, clientId, { kind: darkKind, subject: episode, detail }, now);
  await noticeLater(tx, client, { name: "divert_check", episode }, now);
}
