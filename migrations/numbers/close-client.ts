import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/** The end of a client in one transaction: its number rests, nobody waits for one, and the audit says who closed it and why. */
export const closeClient: Step = sql(
  "close_client",
  `
    CREATE FUNCTION close_client(p_client text, p_who text, p_now timestamptz) RETURNS boolean
    LANGUAGE plpgsql VOLATILE ${definer} AS $$
    DECLARE
      closing clients%ROWTYPE;
      held text;
    BEGIN
      IF p_client IS DISTINCT FROM current_tenant() OR p_client = 'client_jobrun' THEN RETURN false; END IF;
      PERFORM leave_queue(p_client);
      SELECT * INTO closing FROM clients WHERE id = p_client AND "closedAt" IS NULL FOR UPDATE;
      IF NOT FOUND THEN RETURN false; END IF;
      SELECT phone INTO held FROM numbers WHERE "clientId" = p_client AND state = 'assigned';
      IF FOUND THEN PERFORM release_number(held, p_client, p_now); END IF;
      UPDATE clients SET "closedAt" = p_now, "updatedAt" = p_now AT TIME ZONE 'UTC' WHERE id = p_client;
      PERFORM write_audit('audit_closed_' || p_client, p_client, 'client', 'closed', p_who,
        coalesce(nullif(btrim(closing."closedReason"), ''), 'no reason was given'), p_now);
      RETURN true;
    END $$
  `,
);
