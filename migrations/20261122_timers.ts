import { definer } from "./definer.ts";
import { migration, sql } from "../src/release/migrate/step.ts";
import { incidentNews } from "./timers/incident-news.ts";

/** Timed things, claimed like the inbox, and what the operator must know. */
export const timers = migration("20261122_timers", "expand", [
  sql(
    "table timers",
    `
      CREATE TABLE timers (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        "dueAt" timestamptz NOT NULL,
        "everySeconds" integer CHECK ("everySeconds" > 0),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dead')),
        "retryAt" timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        fence bigint NOT NULL DEFAULT 0,
        "leasedUntil" timestamptz,
        "lastRunAt" timestamptz,
        error text,
        PRIMARY KEY ("clientId", id)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "one waiting timer a subject",
    `CREATE UNIQUE INDEX timers_waiting ON timers ("clientId", kind, subject) WHERE state = 'waiting'`,
  ),
  sql("timers in order", `CREATE INDEX timers_due ON timers ("dueAt") WHERE state = 'waiting'`),
  sql(
    "claim_timer",
    `
      CREATE FUNCTION claim_timer(p_lease interval, p_now timestamptz) RETURNS SETOF timers
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      #variable_conflict use_column
      DECLARE head record;
      BEGIN
        PERFORM across_tenants();
        SELECT t."clientId", t.id INTO head FROM timers t
          WHERE t.state = 'waiting' AND t."dueAt" <= p_now AND t."retryAt" <= clock_timestamp()
            AND (t."leasedUntil" IS NULL OR t."leasedUntil" < clock_timestamp())
          ORDER BY t."dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        RETURN QUERY UPDATE timers t
          SET attempts = t.attempts + 1, fence = t.fence + 1, "leasedUntil" = clock_timestamp() + p_lease
          WHERE t."clientId" = head."clientId" AND t.id = head.id
          RETURNING t.*;
      END $$
    `,
  ),
  sql(
    "table incidents",
    `
      CREATE TABLE incidents (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        detail text NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged', 'resolved')),
        times integer NOT NULL DEFAULT 1,
        "openedAt" timestamptz NOT NULL,
        "lastAt" timestamptz NOT NULL,
        "acknowledgedAt" timestamptz,
        "acknowledgedBy" text,
        "operatorToldAt" timestamptz,
        PRIMARY KEY ("clientId", id),
        CHECK ((state = 'acknowledged') <= ("acknowledgedAt" IS NOT NULL AND "acknowledgedBy" IS NOT NULL))
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "one open incident a subject",
    `CREATE UNIQUE INDEX incidents_open ON incidents ("clientId", kind, subject) WHERE state <> 'resolved'`,
  ),
  sql(
    "incidents of which the operator was not told",
    `CREATE INDEX incidents_untold ON incidents ("openedAt") WHERE "operatorToldAt" IS NULL AND state = 'open'`,
  ),
  ...incidentNews,
]);
