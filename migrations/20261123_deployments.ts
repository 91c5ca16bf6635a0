import { onlyAddedTo } from "./only-added-to.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/**
 * What each step of a release has left, in the order of its plan. A deployment makes these before it migrates, since evidence of
 * review and backup comes first; so each step may run where its result is there already.
 */
export const deployments = migration("20261123_deployments", "expand", [
  sql(
    "tables of deployments",
    `
      CREATE TABLE IF NOT EXISTS deployments (
        id text NOT NULL PRIMARY KEY,
        commit text NOT NULL CHECK (btrim(commit) <> ''),
        environment text NOT NULL CHECK (environment IN ('local', 'staging', 'production')),
        database text NOT NULL CHECK (btrim(database) <> ''),
        "begunAt" timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (commit, environment, database)
      );
      CREATE TABLE IF NOT EXISTS deployment_steps (
        place integer NOT NULL PRIMARY KEY,
        "deploymentId" text NOT NULL,
        step text NOT NULL,
        what text NOT NULL CHECK (what IN ('approved', 'begun', 'left')),
        who text NOT NULL CHECK (btrim(who) <> ''),
        evidence jsonb NOT NULL,
        at timestamptz NOT NULL,
        "hashBefore" text NOT NULL,
        hash text NOT NULL,
        "signedBy" text,
        signature text,
        CONSTRAINT deployment_steps_signed CHECK (("signedBy" IS NULL) = (signature IS NULL))
      );
      GRANT SELECT ON deployments, deployment_steps TO jobrun_operator, jobrun_readonly;
    `,
  ),
  sql(
    "the plans' steps in their order",
    `
      CREATE OR REPLACE FUNCTION deployment_place(p_environment text, p_step text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
        SELECT array_position(CASE p_environment
          WHEN 'local' THEN ARRAY['tests', 'backup', 'migrate', 'types', 'restart', 'verify', 'smoke']
          WHEN 'staging' THEN ARRAY['review', 'tests', 'backup', 'rehearse', 'migrate', 'types', 'switch', 'restart', 'verify',
            'function', 'soak']
          WHEN 'production' THEN ARRAY['review', 'ready', 'staging', 'tests', 'backup', 'rehearse', 'migrate', 'types', 'switch', 'restart',
            'verify', 'smoke', 'watch', 'watch-day', 'clean-up']
          END, p_step)
      $$;
      REVOKE EXECUTE ON FUNCTION deployment_place FROM PUBLIC;
    `,
  ),
  sql(
    "evidence is chained",
    `
      -- Which release it is of is part of it: a deployment's own row cannot be made to say something else. So is who signed it:
      -- a signature that is taken away is missed. It is a text so that it can be read, and hashed again, where this database is not.
      CREATE OR REPLACE FUNCTION deployment_text(p_row deployment_steps) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT jsonb_build_array(p_row.place, p_row."deploymentId", p_row.step, p_row.what, p_row.who,
          p_row.evidence, extract(epoch FROM p_row.at), p_row."hashBefore", p_row."signedBy",
          (SELECT jsonb_build_array(d.commit, d.environment, d.database) FROM public.deployments d WHERE d.id = p_row."deploymentId")
          )::text
      $$;
      CREATE OR REPLACE FUNCTION deployment_hash(p_row deployment_steps) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT encode(sha256(convert_to(public.deployment_text(p_row), 'UTF8')), 'hex')
      $$;
      -- The row as it comes next, for whoever signs its hash before it is written.
      CREATE OR REPLACE FUNCTION deployment_next(p_row deployment_steps) RETURNS deployment_steps LANGUAGE plpgsql AS $$
      DECLARE
        last public.deployment_steps%ROWTYPE;
      BEGIN
        SELECT * INTO last FROM public.deployment_steps ORDER BY place DESC LIMIT 1;
        p_row.place := coalesce(last.place, 0) + 1;
        p_row.at := coalesce(p_row.at, clock_timestamp());
        p_row."hashBefore" := coalesce(last.hash, '');
        p_row.hash := public.deployment_hash(p_row);
        RETURN p_row;
      END $$;
      CREATE OR REPLACE FUNCTION deployment_breaks() RETURNS SETOF deployment_steps LANGUAGE sql STABLE AS $$
        SELECT (chain.one).* FROM (
          SELECT s AS one, lag(s) OVER (ORDER BY s.place) AS before FROM public.deployment_steps s
        ) chain
        WHERE (chain.one).hash <> public.deployment_hash(chain.one)
          OR (chain.one)."hashBefore" <> coalesce((chain.before).hash, '')
          OR (chain.one).place <> coalesce((chain.before).place, 0) + 1
      $$;
      REVOKE EXECUTE ON FUNCTION deployment_text, deployment_hash, deployment_next, deployment_breaks FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION deployment_text, deployment_hash, deployment_breaks TO jobrun_operator;
    `,
  ),
  sql(
    "no release to production that staging has not shown",
    `
      -- What a database can see of it: the commit, and how long it ran there; or that somebody answers by name, with words. Whose
      -- signature it is, no function of PostgreSQL can say: the program looks at that, and looks again before it migrates.
      CREATE OR REPLACE FUNCTION deployment_staged(p_row deployment_steps) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
            SELECT FROM public.deployments d WHERE d.id = p_row."deploymentId" AND d.commit = p_row.evidence ->> 'commit'
              AND p_row.evidence ? 'file' AND (p_row.evidence ->> 'soakHours')::numeric >= 24
          ) OR EXISTS (
            SELECT FROM public.deployment_steps s WHERE s."deploymentId" = p_row."deploymentId" AND s.what = 'approved'
              AND s.step = 'without-staging' AND btrim(s.evidence ->> 'note') <> '' AND NOT p_row.evidence ? 'file'
          )
      $$;
      REVOKE EXECUTE ON FUNCTION deployment_staged FROM PUBLIC;
    `,
  ),
  sql(
    "no step before those that it needs",
    `
      -- A deployment stands at the step that left the last evidence. It may begin the next one, or any before that: going back
      -- makes what came after void. Evidence is left by what was begun last.
      CREATE OR REPLACE FUNCTION deployment_steps_edges() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        goes_to text := (SELECT environment FROM public.deployments WHERE id = NEW."deploymentId");
        stands integer;
        begun text;
        drawn text := NEW.hash;
        now_or_drawn timestamptz := clock_timestamp();
        legal boolean;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('deployment_steps', 0));
        SELECT public.deployment_place(goes_to, s.step) INTO stands FROM public.deployment_steps s
          WHERE s."deploymentId" = NEW."deploymentId" AND s.what = 'left' ORDER BY s.place DESC LIMIT 1;
        SELECT CASE s.what WHEN 'begun' THEN s.step END INTO begun FROM public.deployment_steps s
          WHERE s."deploymentId" = NEW."deploymentId" AND s.what <> 'approved' ORDER BY s.place DESC LIMIT 1;
        legal := CASE NEW.what
          WHEN 'approved' THEN goes_to IS NOT NULL
          WHEN 'begun' THEN public.deployment_place(goes_to, NEW.step) <= coalesce(stands, 0) + 1
          ELSE NEW.step = begun AND (NEW.step <> 'staging' OR public.deployment_staged(NEW))
          END;
        IF legal IS NOT TRUE THEN
          RAISE EXCEPTION 'deployment % may not have % %: it stands at step % of its plan', NEW."deploymentId", NEW.what, NEW.step,
            coalesce(stands, 0) USING ERRCODE = 'check_violation';
        END IF;
        -- The moment is the database's; of a signed row it is the one that was signed, a few seconds ago at most.
        IF NEW.signature IS NOT NULL AND NEW.at BETWEEN now_or_drawn - interval '10 seconds' AND now_or_drawn THEN
          now_or_drawn := NEW.at;
        END IF;
        NEW.at := now_or_drawn;
        NEW := public.deployment_next(NEW);
        IF NEW.signature IS NOT NULL AND NEW.hash IS DISTINCT FROM drawn THEN
          RAISE EXCEPTION 'the signature is of another row than this, which comes next' USING ERRCODE = 'serialization_failure';
        END IF;
        RETURN NEW;
      END $$;
      REVOKE EXECUTE ON FUNCTION deployment_steps_edges FROM PUBLIC;
      CREATE OR REPLACE TRIGGER deployment_steps_edges BEFORE INSERT ON deployment_steps
        FOR EACH ROW EXECUTE FUNCTION deployment_steps_edges();
      ALTER TABLE deployment_steps ENABLE ALWAYS TRIGGER deployment_steps_edges;
    `,
  ),
  ...(["deployments", "deployment_steps"] as const).map((table) =>
    sql(
      `${table} stands`,
      `${onlyAddedTo(table, "what a deployment has left")};
      REVOKE EXECUTE ON FUNCTION ${table}_stands FROM PUBLIC`,
    ),
  ),
]);
