import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";
import { onlyAddedTo } from "../only-added-to.ts";

/**
 * Who pressed what, when and why. Rows are only ever added, by write_audit() alone. Each holds the hash of the one before, so
 * that a row changed, taken out or put in later breaks the chain; the place counts from one each day.
 */
export const audit: readonly Step[] = [
  sql(
    "table audit",
    `
      CREATE TABLE audit (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        day date NOT NULL,
        place integer NOT NULL,
        scope text NOT NULL,
        what text NOT NULL,
        who text NOT NULL CHECK (btrim(who) <> ''),
        why text NOT NULL CHECK (btrim(why) <> ''),
        "pressedAt" timestamptz NOT NULL,
        "hashBefore" text NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY ("clientId", id),
        UNIQUE (day, place)
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "audit_hash",
    `
      CREATE FUNCTION audit_hash(p_row audit) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT encode(sha256(convert_to(jsonb_build_array(p_row."clientId", p_row.id, p_row.day, p_row.place, p_row.scope, p_row.what,
          p_row.who, p_row.why, extract(epoch FROM p_row."pressedAt"), p_row."hashBefore")::text, 'UTF8')), 'hex')
      $$
    `,
  ),
  sql(
    "write_audit",
    `
      CREATE FUNCTION write_audit(p_id text, p_client text, p_scope text, p_what text, p_who text, p_why text, p_now timestamptz)
      RETURNS void LANGUAGE plpgsql VOLATILE ${definer} AS $$
      DECLARE
        last audit%ROWTYPE;
        added audit%ROWTYPE;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('audit', 0));
        SELECT * INTO last FROM audit ORDER BY day DESC, place DESC LIMIT 1;
        added."clientId" := p_client;
        added.id := p_id;
        -- A clock that was set back adds to the day of the last row: the chain has one order.
        added.day := greatest((p_now AT TIME ZONE 'UTC')::date, last.day);
        added.place := CASE WHEN last.day = added.day THEN last.place + 1 ELSE 1 END;
        added.scope := p_scope;
        added.what := p_what;
        added.who := p_who;
        added.why := p_why;
        added."pressedAt" := p_now;
        added."hashBefore" := coalesce(last.hash, '');
        added.hash := audit_hash(added);
        INSERT INTO audit SELECT added.*;
      END $$
    `,
  ),
  sql(
    "audit_breaks",
    `
      CREATE FUNCTION audit_breaks() RETURNS SETOF audit LANGUAGE sql STABLE AS $$
        SELECT (chain.one).* FROM (
          SELECT a AS one, lag(a) OVER (ORDER BY a.day, a.place) AS before FROM audit a
        ) chain
        WHERE (chain.one).hash <> audit_hash(chain.one)
          OR (chain.one)."hashBefore" <> coalesce((chain.before).hash, '')
          OR (chain.one).place <> CASE WHEN (chain.before).day = (chain.one).day THEN (chain.before).place + 1 ELSE 1 END
      $$
    `,
  ),
  sql("audit stands", onlyAddedTo("audit", "the audit")),
];
