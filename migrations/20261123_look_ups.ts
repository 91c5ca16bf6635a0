import { migration, sql, sqlOutsideTransaction } from "../src/release/migrate/step.ts";
import { claimExpired, claimUnknown } from "./gate/claim-unknown.ts";

/** A text of unknown outcome is sent again only after two look-ups, and the owner is told of one that came too late to go. */
export const lookUps = migration("20261123_look_ups", "expand", [
  sql(
    "columns of look-ups",
    `
      ALTER TABLE outbox
        ADD COLUMN "sentAt" timestamptz,
        ADD COLUMN "unknownAt" timestamptz,
        ADD COLUMN "lookUps" integer NOT NULL DEFAULT 0,
        ADD COLUMN "lookedUpAt" timestamptz,
        ADD COLUMN "secondAttempts" integer NOT NULL DEFAULT 0,
        ADD COLUMN "ownerToldAt" timestamptz;
    `,
  ),
  sqlOutsideTransaction("expired texts of which nobody was told", {
    text: `CREATE INDEX CONCURRENTLY outbox_expired ON outbox (seq) WHERE state = 'expired' AND "ownerToldAt" IS NULL`,
    undo: `DROP INDEX CONCURRENTLY IF EXISTS outbox_expired`,
  }),
  sql(
    "no second attempt without two look-ups",
    `
      CREATE OR REPLACE FUNCTION outbox_lattice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> NEW.state AND NOT (CASE OLD.state
            WHEN 'queued' THEN NEW.state IN ('sending', 'stopped', 'expired', 'accepted')
            WHEN 'sending' THEN NEW.state IN ('accepted', 'refused', 'unknown', 'queued')
            WHEN 'unknown' THEN NEW.state IN ('accepted', 'refused')
              OR NEW.state IN ('queued', 'expired') AND OLD."lookUps" >= 2
            ELSE false END) THEN
          RAISE EXCEPTION 'outbox text % is % and cannot become %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.state = 'queued' AND OLD.state <> 'queued' AND NEW."carrierId" IS NOT NULL THEN
          RAISE EXCEPTION 'outbox text % is with the carrier and cannot become queued', OLD.id
            USING ERRCODE = 'check_violation';
        END IF;
        IF NEW."lookUps" <> OLD."lookUps"
            AND NOT (OLD.state = 'unknown' AND NEW.state = 'unknown' AND NEW."lookUps" = OLD."lookUps" + 1) THEN
          RAISE EXCEPTION 'the look-ups of outbox text % are counted one by one', OLD.id USING ERRCODE = 'check_violation';
        END IF;
        IF NEW."carrierRank" < OLD."carrierRank" THEN
          RAISE EXCEPTION 'the status of outbox text % cannot go back', OLD.id USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.state <> NEW.state AND NEW.state = 'sending' THEN
          NEW."sentAt" := coalesce(OLD."sentAt", clock_timestamp());
        ELSIF OLD.state <> NEW.state AND NEW.state = 'unknown' THEN
          NEW."unknownAt" := clock_timestamp();
        ELSIF OLD.state = 'unknown' AND NEW.state = 'queued' THEN
          NEW."lookUps" := 0;
          NEW."lookedUpAt" := NULL;
          NEW."secondAttempts" := OLD."secondAttempts" + 1;
        END IF;
        RETURN NEW;
      END $$
    `,
  ),
  sql("claim_unknown", claimUnknown),
  sql("claim_expired", claimExpired),
  sql("rights to look-ups", `GRANT UPDATE ("lookUps", "lookedUpAt", "ownerToldAt") ON outbox TO jobrun_app`),
  sql(
    "owners and callers of the claims",
    `
      RESET ROLE;
      GRANT CREATE ON SCHEMA public TO jobrun_claim;
      ALTER FUNCTION claim_unknown OWNER TO jobrun_claim;
      ALTER FUNCTION claim_expired OWNER TO jobrun_claim;
      REVOKE CREATE ON SCHEMA public FROM jobrun_claim;
      REVOKE EXECUTE ON FUNCTION claim_unknown, claim_expired FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION claim_unknown, claim_expired TO jobrun_app;
      SET ROLE jobrun_owner;
    `,
  ),
]);
