import { sql, type Step } from "../../src/release/migrate/step.ts";

/** The states of a text, and the way that they may go; the database holds both, whoever writes. */
export const outboxLattice: readonly Step[] = [
  sql(
    "states never go back",
    `
      CREATE FUNCTION outbox_lattice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> NEW.state AND NOT (CASE OLD.state
            WHEN 'queued' THEN NEW.state IN ('sending', 'stopped', 'expired', 'accepted', 'held')
              OR NEW.state = 'unknown' AND restoring()
            WHEN 'sending' THEN NEW.state IN ('accepted', 'refused', 'unknown', 'queued')
            WHEN 'unknown' THEN NEW.state IN ('accepted', 'refused')
              OR NEW.state IN ('queued', 'expired') AND OLD."lookUps" >= 2
            WHEN 'held' THEN NEW.state IN ('queued', 'expired', 'accepted') OR NEW.state = 'unknown' AND restoring()
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
        ELSIF OLD.state = 'held' AND NEW.state = 'queued' THEN
          -- Asked for again by whoever lifted the pause, so that pause stops it no more.
          NEW."askedForAt" := clock_timestamp();
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER outbox_lattice BEFORE UPDATE ON outbox FOR EACH ROW EXECUTE FUNCTION outbox_lattice();
    `,
  ),
];
