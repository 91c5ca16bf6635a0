import { sql, type Step } from "../../src/release/migrate/step.ts";

/** The table of src/domain/onboarding/edges.ts as a trigger: a test goes through all pairs of states with both. */
export const setupEdges: readonly Step[] = [
  sql(
    "states of a set-up",
    `
      CREATE FUNCTION onboarding_states_edges() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        ours boolean := TG_OP = 'UPDATE' AND OLD.collected_fields ? 'open';
        -- Nothing for a set-up that begins: a new one, or one of the predecessor's on which no step of ours was taken.
        stands text := CASE WHEN ours THEN left(OLD.current_state::text, 2) END;
        becomes text := left(NEW.current_state::text, 2);
        legal boolean;
      BEGIN
        IF ours AND NOT NEW.collected_fields ? 'open' THEN
          RAISE EXCEPTION 'set-up % was begun and cannot be unbegun', OLD.id USING ERRCODE = 'check_violation';
        END IF;
        IF TG_OP = 'UPDATE' AND OLD.current_state = NEW.current_state THEN RETURN NEW; END IF;
        legal := CASE
          -- complete_onboarding() makes the client live by proof first, and nothing else can.
          WHEN NEW.current_state = 'COMPLETE' THEN EXISTS (
            SELECT FROM clients WHERE id = NEW."clientId" AND "onboardingComplete" AND "liveBecause" = 'proven')
          WHEN stands IS NULL THEN becomes IN ('S1', 'S2', 'S3', 'S4', 'S5')
          ELSE stands || becomes IN (
            'S1S2', 'S1S3', 'S1S4', 'S1S5', 'S1S6', 'S1S7',
            'S2S1', 'S2S3', 'S2S4', 'S2S5', 'S2S6', 'S2S7',
            'S3S2', 'S3S4', 'S3S5', 'S3S6', 'S3S7',
            'S4S3', 'S4S5', 'S4S6', 'S4S7',
            'S5S4', 'S5S6', 'S5S7', 'S5S8',
            'S6S4', 'S6S5', 'S6S7',
            'S7S4', 'S7S5', 'S7S6', 'S7S8',
            'S8S4', 'S8S5', 'S8S7')
          END;
        IF NOT legal THEN
          RAISE EXCEPTION 'set-up % may not go from % to %', NEW.id, coalesce(stands, 'nothing'), NEW.current_state
            USING ERRCODE = 'check_violation';
        END IF;
        IF becomes IN ('S6', 'S7', 'S8') AND (NEW.collected_fields ->> 'agreed_at' IS NULL OR NOT EXISTS (
            SELECT FROM numbers WHERE "clientId" = NEW."clientId" AND state = 'assigned')) THEN
          RAISE EXCEPTION 'set-up % may not go to % without an agreement and a number', NEW.id, NEW.current_state
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      REVOKE EXECUTE ON FUNCTION onboarding_states_edges FROM PUBLIC;
      CREATE TRIGGER onboarding_states_edges BEFORE INSERT OR UPDATE ON onboarding_states
        FOR EACH ROW EXECUTE FUNCTION onboarding_states_edges();
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["onboarding_states"] },
  ),
];
