import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/** How a number's quarantine ends: after 90 days, by `end_rests()` alone, and never where the operator took the number out. */
export const rest: readonly Step[] = [
  sql(
    "number_lattice",
    `
      CREATE FUNCTION number_lattice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'released' OR NEW.state = 'ordered' OR OLD.state = 'ordered' AND NEW.state <> 'warm'
          OR NEW.state <> 'quarantine' AND (
            OLD.state = 'assigned'
            OR OLD.state = 'quarantine' AND NOT (NEW.state = 'released'
              OR NEW.state = 'warm' AND coalesce(NEW."returnedAt" - OLD."releasedAt" >= interval '90 days', false))) THEN
          RAISE EXCEPTION 'number % is % and cannot be % now', OLD.phone, OLD.state, NEW.state USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER number_lattice BEFORE UPDATE OF state ON numbers FOR EACH ROW
        WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION number_lattice();
    `,
  ),
  sql(
    "a rest keeps its beginning",
    `
      CREATE FUNCTION rest_stands() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the rest of number % began when it did', OLD.phone USING ERRCODE = 'check_violation';
      END $$;
      CREATE TRIGGER rest_stands BEFORE UPDATE OF "releasedAt" ON numbers FOR EACH ROW
        WHEN (OLD.state <> 'assigned' AND NEW."releasedAt" IS DISTINCT FROM OLD."releasedAt") EXECUTE FUNCTION rest_stands();
    `,
  ),
  sql(
    "end_rests",
    `
      -- One audit row each, in the transaction that makes it free. Whoever takes a number out meanwhile is waited for, and wins.
      CREATE FUNCTION end_rests(p_most integer, p_now timestamptz) RETURNS TABLE (phone text)
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM across_tenants();
        FOR phone IN SELECT n.phone FROM numbers n
          WHERE n.state = 'quarantine' AND p_now - n."releasedAt" >= interval '90 days'
          ORDER BY n."releasedAt", n.phone LIMIT p_most FOR UPDATE
        LOOP
          UPDATE numbers n SET state = 'warm', "returnedAt" = p_now WHERE n.phone = end_rests.phone;
          PERFORM write_audit('audit_rest_' || gen_random_uuid(), 'client_jobrun', 'number', 'back in the pool', 'jobrun',
            format('the 90 days of quarantine of %s are over', end_rests.phone), p_now);
          RETURN NEXT;
        END LOOP;
      END $$
    `,
  ),
  sql(
    "take_out_number",
    `
      -- For good: nobody gets it, it is swept no more, and add_number() knows it as held.
      CREATE FUNCTION take_out_number(p_phone text, p_who text, p_now timestamptz) RETURNS text
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE held numbers%ROWTYPE;
      BEGIN
        PERFORM across_tenants();
        SELECT * INTO held FROM numbers WHERE phone = p_phone FOR UPDATE;
        IF NOT FOUND THEN RETURN 'no_such_number'; END IF;
        IF held.state = 'assigned' THEN RETURN 'number_is_a_clients'; END IF;
        IF held.state = 'released' THEN RETURN 'number_not_held'; END IF;
        UPDATE numbers SET state = 'released' WHERE phone = p_phone;
        PERFORM write_audit('audit_out_' || gen_random_uuid(), 'client_jobrun', 'number', 'out of the pool', p_who,
          format('%s is taken out for good', p_phone), p_now);
        RETURN NULL;
      END $$
    `,
  ),
];
