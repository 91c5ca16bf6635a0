import { definer } from "../definer.ts";

/**
 * The texts that a carrier may be taking this moment and that a switch of this scope stops, by their ids. A text leaves the
 * list when its sender has said what became of it. Where the lease ran out before that, the sender may be frozen and go on:
 * the text stays listed while any session of that sender's process is connected, for an hour at most, whatever its look-ups and
 * the next claims have made of it meanwhile: who stalled before another took it up is remembered. A callback
 * proves that a text's only call was made, and nothing about a second one.
 */
export const textsInFlight = `
  CREATE FUNCTION texts_in_flight(p_client text, p_phone text, p_switch text) RETURNS SETOF text
  LANGUAGE sql VOLATILE ${definer} AS $$
    SELECT across_tenants(p_client);
    SELECT o.id FROM outbox o
    WHERE (o."senderUntil" IS NOT NULL AND (o.state <> 'accepted' OR o.attempts > 1) OR o."stalledBy" <> '{}')
      AND (p_client IS NULL OR o."clientId" = p_client)
      AND (p_phone IS NULL OR o.recipient = p_phone)
      AND stopped_by(p_switch,
        CASE WHEN p_client IS NULL THEN 'platform' WHEN p_phone IS NULL THEN 'client' ELSE 'customer' END, o.action)
      AND (o."senderUntil" > clock_timestamp()
        OR o."senderUntil" > clock_timestamp() - interval '1 hour' AND EXISTS (
          SELECT 1 FROM pg_stat_activity s WHERE s.datname = current_database() AND s.application_name = o."claimedBy")
        OR o."sentAt" > clock_timestamp() - interval '1 hour' AND EXISTS (
          SELECT 1 FROM pg_stat_activity s WHERE s.datname = current_database() AND s.application_name = ANY (o."stalledBy")))
    ORDER BY o.seq
  $$
`;
