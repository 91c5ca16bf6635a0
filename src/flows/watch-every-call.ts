import { allCallsKind, toldAgainAfterDays } from "../domain/all-calls.ts";
import { type Client } from "../store/clients.ts";
import { isToldSince, resolveOtherEpisodes } from "../store/episodes.ts";
import { raiseIncident } from "../store/incidents.ts";
import type { Tx } from "../store/tenant.ts";
import { everyCallOf } from "./every-call-of.ts";
import { noticeLater } from "./give-notice.ts";

/** Who diverts every call never hears the phone ring: the owner gets the one code that mends it, once, and the operator sees it. */
export async function watchEveryCall(tx: Tx, client: Client, now: Temporal.Instant): Promise<void> {
  const callers = await everyCallOf(tx, client.id, now);
  if (callers === null) return resolveOtherEpisodes(tx, client.id, allCallsKind, null);
  if (await isToldSince(tx, client.id, allCallsKind, now.subtract({ hours: 24 * toldAgainAfterDays }))) return;
  const episode = now.toString();
  const detail = `${callers} people reached ${client.businessName} through us within a day: perhaps every call is diverted.`;
  await raiseIncident(tx, client.id, { kind: allCallsKind, subject: episode, detail }, now);
  await noticeLater(tx, client, { name: "divert_all", episode }, now);
}
