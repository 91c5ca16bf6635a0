import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * What a client's day has cost: reserved by the claim of a text, corrected by what the carrier says, given back for one that
 * surely did not go. The sum of the texts of a day is its row here.
 */
export const spend: readonly Step[] = [
  sql(
    "table spend",
    `
      CREATE TABLE spend (
        "clientId" text NOT NULL REFERENCES clients (id),
        day date NOT NULL,
        pence numeric NOT NULL CHECK (pence >= 0),
        PRIMARY KEY ("clientId", day)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "spend_day",
    `
      CREATE FUNCTION spend_day(p_now timestamptz) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT (p_now AT TIME ZONE 'Europe/London')::date $$
    `,
  ),
  sql(
    "reserve_spend",
    `
      CREATE FUNCTION reserve_spend(p_client text, p_day date, p_pence numeric, p_cap numeric) RETURNS boolean
      LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        INSERT INTO spend AS s ("clientId", day, pence) SELECT p_client, p_day, p_pence WHERE p_cap IS NULL OR p_pence <= p_cap
          ON CONFLICT ("clientId", day) DO UPDATE SET pence = s.pence + EXCLUDED.pence
            WHERE p_cap IS NULL OR s.pence + EXCLUDED.pence <= p_cap;
        RETURN FOUND;
      END $$
    `,
  ),
  sql(
    "numbers_to_settle",
    `
      CREATE FUNCTION numbers_to_settle(p_after timestamptz) RETURNS TABLE ("clientId" text, sender text, since timestamptz)
      LANGUAGE sql STABLE ${definer} AS $$
        SELECT across_tenants();
        SELECT o."clientId", o.sender, min(o."sentAt") FROM outbox o
        WHERE o."queuedAt" > p_after AND o.state = 'accepted' AND o."carrierPence" IS NULL AND o."sentAt" IS NOT NULL
        GROUP BY 1, 2 ORDER BY 3 LIMIT 1000
      $$
    `,
  ),
  sql(
    "what a text cost",
    `
      CREATE FUNCTION outbox_cost() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state IN ('sending', 'unknown') AND NEW.state IN ('queued', 'refused', 'expired') THEN
          NEW.pence := 0;
        ELSIF NEW."carrierPence" IS DISTINCT FROM OLD."carrierPence" AND NEW."carrierPence" IS NOT NULL THEN
          NEW.pence := NEW."carrierPence";
        ELSIF NEW."carrierSegments" <> coalesce(OLD."carrierSegments", OLD.segments) AND NEW."carrierPence" IS NULL THEN
          NEW.pence := OLD.pence / coalesce(OLD."carrierSegments", OLD.segments) * NEW."carrierSegments";
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER outbox_cost BEFORE UPDATE ON outbox FOR EACH ROW WHEN (OLD."spendDay" IS NOT NULL)
        EXECUTE FUNCTION outbox_cost();
      CREATE FUNCTION settle_spend() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
      DECLARE tenant_before text := current_tenant();
      BEGIN
        PERFORM set_config('jobrun.tenant', NEW."clientId", true);
        UPDATE spend SET pence = pence + NEW.pence - OLD.pence WHERE "clientId" = NEW."clientId" AND day = NEW."spendDay";
        IF NOT FOUND THEN RAISE EXCEPTION 'the day of outbox text % has no spend', NEW.id; END IF;
        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
        RETURN NULL;
      END $$;
      CREATE TRIGGER outbox_spend AFTER UPDATE ON outbox FOR EACH ROW
        WHEN (OLD.state <> 'queued' AND NEW.pence <> OLD.pence) EXECUTE FUNCTION settle_spend();
    `,
  ),
];
