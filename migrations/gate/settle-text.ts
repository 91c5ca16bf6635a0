import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * Writes what became of a claim, in one statement, because a pause waits for it. A callback may have told already that the carrier
 * has the text; then it is accepted, whatever the answer was. A text that counts as unknown by now waits for its look-ups, even
 * where its sender knows that nothing left. False where the claim is no longer this one's; what its sender did is over all the same.
 */
export const settleText: readonly Step[] = [
  sql(
    "settle_text",
    `
      CREATE FUNCTION settle_text(p_client text, p_id text, p_fence bigint, p_state text, p_carrier_id text, p_segments integer,
        p_code text, p_reason text, p_again interval, p_now timestamptz) RETURNS boolean
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        PERFORM across_tenants(p_client);
        UPDATE outbox SET
          state = CASE WHEN "carrierId" IS NULL THEN p_state ELSE 'accepted' END,
          "carrierId" = coalesce(p_carrier_id, "carrierId"),
          "carrierSegments" = coalesce(p_segments, "carrierSegments"),
          "errorCode" = coalesce(p_code, "errorCode"),
          reason = p_reason,
          "dueAt" = CASE WHEN p_state = 'queued' THEN clock_timestamp() + p_again ELSE "dueAt" END,
          "settledAt" = CASE WHEN p_state = 'queued' AND "carrierId" IS NULL THEN NULL ELSE p_now END,
          "leasedUntil" = NULL,
          "senderUntil" = NULL
        WHERE "clientId" = p_client AND id = p_id AND fence = p_fence
          AND (state = 'sending' OR state = 'unknown' AND p_state <> 'queued');
        IF FOUND THEN RETURN true; END IF;
        UPDATE outbox SET "senderUntil" = NULL WHERE "clientId" = p_client AND id = p_id AND fence = p_fence;
        UPDATE outbox SET "stalledBy" = array_remove("stalledBy", current_setting('application_name'))
          WHERE "clientId" = p_client AND id = p_id AND "stalledBy" <> '{}';
        RETURN false;
      END $$
    `,
  ),
];
