import type { ClientId } from "../../domain/ids.ts";
import { severities, whyStuck, type SetUp, type Stuck } from "../../domain/stuck.ts";
import { table, type Said } from "../run-command.ts";

type Listed = { readonly id: ClientId; readonly businessName: string };
type StuckClient = Listed & { readonly stuck: Stuck & { readonly forMinutes: number } };

/** Clients whose set-up does not go on: the gravest first, and of those the one that waits longest. */
export function sayStuck(
  clients: readonly Listed[],
  setUps: readonly (SetUp & { readonly clientId: ClientId })[],
  now: Temporal.Instant,
): Said {
  const found = setUps
    .flatMap((setUp): StuckClient[] => {
      const stuck = whyStuck(setUp, now);
      const client = clients.find(({ id }) => id === setUp.clientId);
      if (stuck === null || client === undefined) return [];
      return [{ ...client, stuck: { ...stuck, forMinutes: Math.floor(stuck.since.until(now).total("minutes")) } }];
    })
    .toSorted((one, other) => rank(one) - rank(other) || Temporal.Instant.compare(one.stuck.since, other.stuck.since));
  if (found.length === 0) return { json: [], human: "Nobody is stuck." };
  const rows = found.map(({ id, businessName, stuck }) => [
    id,
    businessName || "no name yet",
    inWords(stuck.forMinutes),
    stuck.severity,
    `waits for ${stuck.why}`,
    stuck.helps,
  ]);
  return { json: found, human: table(["client", "name", "for", "how grave", "why", "what would help"], rows) };
}

function rank({ stuck }: StuckClient): number {
  return severities.indexOf(stuck.severity);
}

/** "45 min", "3 h 10 min", "2 d 4 h". */
function inWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
