import { claimEvent } from "./inbox/claim-event.ts";
import { definer } from "./definer.ts";
import { migration, sql } from "../src/release/migrate/step.ts";

/**
 * What reached us and is not done. Rows enter through receive_event() and nothing else, which takes the client from the number
 * table: a foreign key would lock that client's row for each event, and the other side of it is held by a trigger.
 */
export const inbox = migration("20261122_inbox", "expand", [
  sql("order of arrival", `CREATE SEQUENCE inbox_seq AS bigint CACHE 1`),
  sql(
    "table inbox",
    `
      CREATE TABLE inbox (
        "clientId" text NOT NULL,
        id text NOT NULL,
        seq bigint NOT NULL,
        key text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('call_arrived', 'call_status', 'text_arrived', 'text_status')),
        role "TwilioNumberRole" NOT NULL,
        "ourNumber" text NOT NULL,
        thread text NOT NULL,
        event jsonb NOT NULL,
        raw bytea,
        door text NOT NULL CHECK (door IN ('webhook', 'sweep')),
        "happenedAt" timestamptz,
        "receivedAt" timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
        "dueAt" timestamptz NOT NULL DEFAULT now(),
        "burstUntil" timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        failures integer NOT NULL DEFAULT 0,
        fence bigint NOT NULL DEFAULT 0,
        "leasedUntil" timestamptz,
        reading jsonb,
        outcome text,
        error text,
        "finishedAt" timestamptz,
        PRIMARY KEY ("clientId", id),
        CONSTRAINT inbox_key_key UNIQUE (key),
        CHECK ((state = 'waiting') = ("finishedAt" IS NULL)),
        CHECK (state <> 'done' OR outcome IS NOT NULL),
        CHECK (state <> 'dead' OR error IS NOT NULL)
      )
    `,
  ),
  sql("heads of threads", `CREATE INDEX inbox_waiting_thread ON inbox (thread, seq) WHERE state = 'waiting'`),
  sql("waiting in order", `CREATE INDEX inbox_waiting_due ON inbox ("dueAt", seq) WHERE state = 'waiting'`),
  sql("dead letters", `CREATE INDEX inbox_dead ON inbox ("clientId", "finishedAt") WHERE state = 'dead'`),
  sql(
    "raw bodies to purge",
    `CREATE INDEX inbox_raw ON inbox ("receivedAt") WHERE raw IS NOT NULL AND state <> 'waiting'`,
  ),
  sql(
    "greeting_name",
    `
      CREATE FUNCTION greeting_name(p_client text) RETURNS text
      LANGUAGE plpgsql ${definer} AS $$
      DECLARE
        tenant_before text := current_tenant();
        name text;
      BEGIN
        PERFORM set_config('jobrun.tenant', p_client, true);
        SELECT "businessName" INTO name FROM clients WHERE id = p_client AND id <> 'client_jobrun';
        PERFORM set_config('jobrun.tenant', coalesce(tenant_before, ''), true);
        RETURN name;
      END $$
    `,
  ),
  // Its plan is kept: for a few rows at a time PostgreSQL would plan anew on every call.
  // A text that may wait for what follows it is due when it has waited, and at burstUntil at the latest, by the database's clock.
  sql(
    "receive_event",
    `
      CREATE FUNCTION receive_event(
        p_ids text[], p_keys text[], p_kinds text[], p_our_numbers text[], p_threads text[], p_events text[],
        p_raws bytea, p_raw_starts integer[], p_raw_lengths integer[], p_doors text[], p_happened timestamptz[], p_now timestamptz,
        p_waits_ms integer[] DEFAULT NULL, p_clock timestamptz DEFAULT NULL
      ) RETURNS TABLE ("key" text, first boolean, role "TwilioNumberRole", "clientId" text, "businessName" text)
      LANGUAGE plpgsql ${definer} SET plan_cache_mode = force_generic_plan AS $$
      #variable_conflict use_column
      DECLARE arrived_at timestamptz := coalesce(p_clock, now());
      BEGIN
        PERFORM across_tenants();
        RETURN QUERY
        WITH arrived AS MATERIALIZED (
          SELECT a.*, nextval('inbox_seq') AS seq FROM (
            SELECT * FROM unnest(p_ids, p_keys, p_kinds, p_our_numbers, p_threads, p_events, p_raw_starts,
                p_raw_lengths, p_doors, p_happened, p_waits_ms)
              WITH ORDINALITY AS u (id, key, kind, "ourNumber", thread, event, "rawStart", "rawLength", door,
                "happenedAt", "waitsMs", place)
            ORDER BY place
          ) a
        ), routed AS MATERIALIZED (
          SELECT a.*,
            CASE WHEN n.role IS NULL OR (n.role = 'OPERATIONAL' AND n.state <> 'assigned') THEN 'SYSTEM'
              ELSE n.role END AS role,
            -- What an owner texts to the number for set-up is about their own client.
            coalesce(CASE WHEN n.role = 'ONBOARDING' AND a.kind = 'text_arrived' THEN (
                SELECT c.id FROM clients c WHERE c."phoneE164" = a.event::jsonb ->> 'from' AND c."closedAt" IS NULL) END,
              n."clientId", 'client_jobrun') AS "clientId",
            -- An owner who texts their own number gives a command, which waits for nothing.
            CASE WHEN n.role = 'OPERATIONAL' AND n.state = 'assigned'
                AND NOT EXISTS (SELECT FROM clients c WHERE c.id = n."clientId" AND a.thread = n.phone || '|' || c."phoneE164")
              THEN a."waitsMs" * interval '1 millisecond' END AS wait
          FROM arrived a LEFT JOIN numbers n ON n.phone = a."ourNumber"
        ), stored AS (
          INSERT INTO inbox AS i
            ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, raw, door, "happenedAt", "receivedAt",
              "dueAt", "burstUntil")
          SELECT "clientId", id, seq, key, kind, role, "ourNumber", thread, event::jsonb,
            substring(p_raws FROM "rawStart" FOR "rawLength"), door, "happenedAt", p_now,
            arrived_at + coalesce(wait, interval '0'), CASE WHEN wait IS NOT NULL THEN arrived_at + interval '10 seconds' END
          FROM routed ORDER BY key
          ON CONFLICT (key) DO NOTHING
          RETURNING i.key, i.id
        )
        SELECT r.key, s.id IS NOT NULL, r.role, r."clientId",
          CASE WHEN r.kind = 'call_arrived' THEN greeting_name(r."clientId") END
        FROM routed r LEFT JOIN stored s ON s.key = r.key AND s.id = r.id
        ORDER BY r.place;
      END $$
    `,
  ),
  claimEvent,
  sql(
    "finished is finished",
    `
      CREATE FUNCTION inbox_lattice() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'done' AND NEW.state <> 'done' THEN
          RAISE EXCEPTION 'inbox event % is done and stays done', OLD.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER inbox_lattice BEFORE UPDATE OF state ON inbox FOR EACH ROW EXECUTE FUNCTION inbox_lattice();
    `,
  ),
  sql(
    "a client keeps its events",
    `
      CREATE FUNCTION client_keeps_events() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM inbox WHERE "clientId" = OLD.id) THEN
          RAISE EXCEPTION 'client % has events and stays', OLD.id USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER client_keeps_events BEFORE DELETE OR UPDATE OF id ON clients
        FOR EACH ROW EXECUTE FUNCTION client_keeps_events();
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "evidence of the test call",
    `
      ALTER TABLE clients ADD CONSTRAINT "clients_testCallEventId_fkey"
        FOREIGN KEY (id, "testCallEventId") REFERENCES inbox ("clientId", id) NOT VALID
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql("evidence of the test call, checked", `ALTER TABLE clients VALIDATE CONSTRAINT "clients_testCallEventId_fkey"`, {
    mode: "SHARE UPDATE EXCLUSIVE",
    on: ["clients"],
  }),
]);
