import type { ClientId } from "../domain/ids.ts";
import { helpsOwner, stuckKind, whyStuck } from "../domain/stuck.ts";
import { readClient } from "../store/clients.ts";
import { isEpisodeKnown, resolveOtherEpisodes } from "../store/episodes.ts";
import { raiseIncident } from "../store/incidents.ts";
import { noteOnlyListed, readSetUp, setUpsToWatch } from "../store/stuck.ts";
import type { Tx } from "../store/tenant.ts";
import { noticeLater } from "./give-notice.ts";
import type { World } from "./world.ts";

/** Looks at every set-up that is under way. One that is stuck is told of once: to its owner, and to the operator. */
export async function watchSetUps({ store, now }: Pick<World, "store" | "now">): Promise<void> {
  for (const clientId of await store.withoutTenant(setUpsToWatch)) {
    await store.withTenant(clientId, (tx) => watch(tx, clientId, now()));
  }
}

async function watch(tx: Tx, clientId: ClientId, now: Temporal.Instant): Promise<void> {
  const [setUp, client] = [await readSetUp(tx, clientId), await readClient(tx, clientId)];
  const stuck = setUp === null ? null : whyStuck(setUp, now);
  const episode = stuck === null ? null : `${stuck.state} since ${stuck.since.toString()}`;
  await resolveOtherEpisodes(tx, clientId, stuckKind, episode);
  if (client === null || setUp === null || stuck === null || episode === null) return;
  if (await isEpisodeKnown(tx, clientId, stuckKind, episode)) return;
  const name = client.businessName === "" ? "a business without a name yet" : client.businessName;
  const detail = `The set-up of ${name} waits for ${stuck.why}.`;
  await raiseIncident(tx, clientId, { kind: stuckKind, subject: episode, detail }, now);
  if (stuck.severity === "LOW") await noteOnlyListed(tx, clientId, episode, now);
  const helps = helpsOwner(setUp, now);
  if (helps !== null) await noticeLater(tx, client, { name: `stuck_${helps}`, episode: "once" }, now);
}
