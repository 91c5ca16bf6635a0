import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * Open incidents of every tenant of which the operator was not told, locked until the transaction ends: who queues the text
 * notes them in that same transaction, so each is told of once or not yet. What is older than a day is no news.
 */
export const incidentNews: readonly Step[] = [
  sql(
    "untold_incidents",
    `
      CREATE FUNCTION untold_incidents(p_most integer, p_now timestamptz)
      RETURNS TABLE ("clientId" text, id text, kind text, detail text, "businessName" text)
      LANGUAGE sql VOLATILE ${definer} AS $$
        SELECT across_tenants();
        SELECT i."clientId", i.id, i.kind, i.detail, greeting_name(i."clientId") FROM incidents i
        WHERE i."operatorToldAt" IS NULL AND i.state = 'open' AND i."openedAt" > p_now - interval '1 day'
        ORDER BY i."openedAt", i.id LIMIT p_most FOR UPDATE SKIP LOCKED
      $$
    `,
  ),
  sql(
    "note_incidents_told",
    `
      CREATE FUNCTION note_incidents_told(p_clients text[], p_ids text[], p_now timestamptz) RETURNS void
      LANGUAGE sql VOLATILE ${definer} AS $$
        SELECT across_tenants();
        UPDATE incidents i SET "operatorToldAt" = p_now FROM unnest(p_clients, p_ids) AS told (client, id)
        WHERE i."clientId" = told.client AND i.id = told.id AND i."operatorToldAt" IS NULL
      $$
    `,
  ),
];
