import { sql, type Step } from "../../src/release/migrate/step.ts";
import { definer } from "../definer.ts";

/**
 * Who must not be texted by whom: a ledger, to which opt_out() adds and in which opt_in() closes an entry. The gate finds a
 * person by a keyed hash, so an entry works on after the phone and the words in it were erased.
 */
export const optOuts: readonly Step[] = [
  sql(
    "table house_key",
    `
      CREATE TABLE house_key (id text NOT NULL PRIMARY KEY CHECK (id = 'house'), key bytea NOT NULL);
      INSERT INTO house_key VALUES ('house', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
    `,
  ),
  sql(
    "person_hash",
    `
      CREATE FUNCTION person_hash(p_client text, p_phone text) RETURNS text LANGUAGE sql STABLE STRICT ${definer} AS $$
        SELECT encode(sha256(key || sha256(key || convert_to(p_client || ' ' || p_phone, 'UTF8'))), 'hex')
        FROM house_key WHERE id = 'house'
      $$
    `,
  ),
  sql(
    "table opt_outs",
    `
      CREATE TABLE opt_outs (
        "clientId" text NOT NULL REFERENCES clients (id),
        id text NOT NULL,
        "personHash" text NOT NULL,
        phone text,
        "optedOutAt" timestamptz NOT NULL,
        source text NOT NULL CHECK (source IN ('keyword', 'phrase', 'carrier', 'owner', 'operator')),
        words text,
        "eventId" text,
        "clearedAt" timestamptz,
        "clearedBy" text,
        PRIMARY KEY ("clientId", id),
        FOREIGN KEY ("clientId", "eventId") REFERENCES inbox ("clientId", id),
        FOREIGN KEY ("clientId", "clearedBy") REFERENCES inbox ("clientId", id),
        CHECK (("clearedAt" IS NULL) = ("clearedBy" IS NULL)),
        CHECK ((phone IS NULL) = (words IS NULL))
      )
    `,
    { mode: "SHARE ROW EXCLUSIVE", on: ["clients"] },
  ),
  sql(
    "one open opt-out a person",
    `CREATE UNIQUE INDEX opt_outs_open ON opt_outs ("clientId", "personHash") WHERE "clearedAt" IS NULL`,
  ),
  sql("opt-outs of a phone", `CREATE INDEX opt_outs_phone ON opt_outs ("clientId", phone)`),
  sql(
    "opt_out",
    `
      CREATE FUNCTION opt_out(p_client text, p_id text, p_phone text, p_source text, p_words text, p_event text, p_now timestamptz)
      RETURNS void LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() THEN
          RAISE EXCEPTION 'an opt-out of another tenant' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- The exclusive side of the lock that every claim takes: one that is under way is waited for.
        PERFORM pg_advisory_xact_lock(hashtextextended('customer:' || p_client || ':' || p_phone, 0));
        INSERT INTO opt_outs ("clientId", id, "personHash", phone, source, words, "eventId", "optedOutAt")
          VALUES (p_client, p_id, person_hash(p_client, p_phone), p_phone, p_source, p_words, p_event, p_now)
          ON CONFLICT ("clientId", "personHash") WHERE "clearedAt" IS NULL DO NOTHING;
      END $$
    `,
  ),
  sql(
    "opt_in",
    `
      CREATE FUNCTION opt_in(p_client text, p_phone text, p_event text, p_now timestamptz) RETURNS boolean
      LANGUAGE plpgsql VOLATILE ${definer} AS $$
      BEGIN
        IF p_client IS DISTINCT FROM current_tenant() THEN
          RAISE EXCEPTION 'an opt-out of another tenant' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- Only a START of the person's own undoes it.
        IF NOT EXISTS (SELECT 1 FROM inbox WHERE "clientId" = p_client AND id = p_event AND kind = 'text_arrived'
            AND event ->> 'from' = p_phone
            AND regexp_replace(lower(normalize(event ->> 'body', NFKC)), '[^a-z]', '', 'g') IN ('start', 'unstop')) THEN
          RAISE EXCEPTION 'event % is no START of this person', p_event USING ERRCODE = 'insufficient_privilege';
        END IF;
        UPDATE opt_outs SET "clearedAt" = p_now, "clearedBy" = p_event
          WHERE "clientId" = p_client AND "personHash" = person_hash(p_client, p_phone) AND "clearedAt" IS NULL;
        RETURN FOUND;
      END $$
    `,
  ),
];
