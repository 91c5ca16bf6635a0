import assert from "node:assert/strict";
import type { Thief } from "./thief.ts";
import type { Way } from "./way.ts";

const denied = (name: string, ...statements: readonly string[]): Way => ({
  name,
  stoppedBy: "no right",
  steal: async (thief) => {
    for (const statement of statements) await thief.sql(statement);
  },
});

/** A gate that stands open would be found in a temporary schema, were it looked for there. */
const yes = "RETURNS text LANGUAGE sql AS 'SELECT NULL::text'";
const shadows = [
  'CREATE TEMP TABLE platform AS SELECT \'platform\'::text AS id, false AS "outboundPaused", false AS "aiDisabled", false AS "alertsPaused"',
  "CREATE TEMP TABLE opt_outs (LIKE public.opt_outs)",
  `CREATE FUNCTION pg_temp.gate_refusal(text, text, text, text, timestamptz, timestamptz) ${yes}`,
  `CREATE FUNCTION pg_temp.gate_judge(text, gate_facts, boolean) ${yes}`,
  "CREATE FUNCTION pg_temp.body_hash(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''same'''",
  "SET search_path = pg_temp, public",
];

const paused = ({ bench, client }: Thief) =>
  bench.root.query(`UPDATE clients SET "outboundPaused" = true WHERE id = $1`, [client.id]);

/** Ways that begin with the database itself: its roles, its functions, its triggers and its switches. */
export const withRights: readonly Way[] = [
  ...["jobrun_owner", "jobrun_claim", "jobrun_migrator", "jobrun_operator", "postgres"].map((role) =>
    denied(`SET ROLE ${role}`, `SET ROLE ${role}`),
  ),
  denied("another role inside a DO block", "DO $$ BEGIN EXECUTE 'SET ROLE jobrun_owner'; END $$"),
  denied("another session's authorization", "SET SESSION AUTHORIZATION jobrun_owner"),
  denied(
    "a right granted to oneself, and then used",
    "GRANT INSERT ON permits TO jobrun_app",
    "INSERT INTO permits DEFAULT VALUES",
  ),
  denied("membership of the operator's role", "GRANT jobrun_operator TO jobrun_app"),
  denied("a role that passes by row security", "ALTER ROLE jobrun_app BYPASSRLS"),
  denied("the lattice's trigger disabled", "ALTER TABLE outbox DISABLE TRIGGER outbox_lattice"),
  denied("the lattice's trigger dropped", "DROP TRIGGER outbox_lattice ON outbox"),
  denied("triggers passed by as a replica", "SET session_replication_role = replica"),
  denied("row security disabled", "ALTER TABLE permits DISABLE ROW LEVEL SECURITY"),
  denied("row security switched off for the session", "SET row_security = off", "SELECT 1 FROM permits"),
  denied(
    "the foreign key to permits dropped",
    `ALTER TABLE outbox DROP CONSTRAINT "outbox_clientId_permitId_action_recipient_sender_template__fkey"`,
  ),
  denied("the catalogue written by hand", "UPDATE pg_proc SET prosrc = 'SELECT NULL' WHERE proname = 'gate_judge'"),
  denied(
    "the gate's question replaced",
    `CREATE OR REPLACE FUNCTION public.gate_judge(p_action text, p_facts gate_facts, p_again boolean) ${yes}`,
  ),
  denied("the gate's question dropped", "DROP FUNCTION grant_permit"),
  denied("the permit's function made to run as its caller", "ALTER FUNCTION grant_permit SECURITY INVOKER"),
  denied("a function of one's own beside the gate's", `CREATE FUNCTION public.gate_judge(p_action text) ${yes}`),
  denied("a schema of one's own", "CREATE SCHEMA mine"),
  denied(
    "an operator of one's own",
    "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_catalog.texteq)",
  ),
  ...[
    "read_facts('c', 'text_safety', '', '', '', '', '', 1, NULL, now())",
    "gate_refusal('c', 'text_safety', '', '', now(), now())",
  ].map((call) =>
    denied(`the gate's own question, ${call.slice(0, call.indexOf("("))}(), called past it`, `SELECT ${call}`),
  ),
  denied(
    "the switch's function called past who may press it",
    "SELECT press_switch('p', NULL, NULL, 'outbound', 'r', 'me', now(), false)",
  ),
  denied("an operator muted", "SELECT mute_operator('p', now(), 'because', 'me', now())"),
  denied("a switch pressed on", "SELECT press_on('p', NULL, NULL, 'outbound', 'because', 'me', now())"),
  denied("the platform's switch turned on by hand", `UPDATE platform SET "outboundPaused" = false`),
  denied("the platform's switch taken away", "DELETE FROM platform"),
  denied("a client's switch turned on by hand", `UPDATE clients SET "outboundPaused" = false`),
  denied("a customer's pause lifted by hand", "UPDATE customer_pauses SET paused = false"),
  denied("a customer's pause written over", "INSERT INTO customer_pauses VALUES ('c', '+447700900001', false, now())"),
  denied("an opt-out deleted", "DELETE FROM opt_outs"),
  denied("an opt-out cleared by hand", `UPDATE opt_outs SET "clearedAt" = now()`),
  denied(
    "an opt-out cleared by an event that is none",
    "SELECT opt_in(current_tenant(), '+447700900001', 'event_none', now())",
  ),
  {
    name: "an opt-out undone by the very text that made it",
    stoppedBy: "no right",
    steal: async ({ bench, client, victim, sql }) => {
      await bench.root.query(
        `INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
         VALUES ($1, 'stop', nextval('inbox_seq'), 'stop', 'text_arrived', 'OPERATIONAL', '', '', $2, 'webhook', now())`,
        [client.id, { from: victim, body: "STOP" }],
      );
      await sql("SELECT opt_out(current_tenant(), 'o', $1, 'keyword', 'STOP', 'stop', now())", [victim]);
      await sql("SELECT opt_in(current_tenant(), $1, 'stop', now())", [victim]);
    },
  },
  denied("another tenant's opt-out cleared", "SELECT opt_in('client_jobrun', '+447700900001', 'event_none', now())"),
  denied("money that was spent taken back", "UPDATE spend SET pence = 0"),
  denied("the cap of money raised by hand", `UPDATE platform SET "clientDayPence" = 1000000`),
  denied("the key by which people are known", "SELECT key FROM house_key"),
  denied("an opt-out moved to another person", "UPDATE opt_outs SET phone = '+447700900799'"),
  denied("a client made live by hand", `UPDATE clients SET "onboardingComplete" = true, "liveBecause" = 'proven'`),
  denied("a customer made the owner by hand", `UPDATE clients SET "phoneE164" = '+447700900001'`),
  denied("a closed client opened again by hand", `UPDATE clients SET "closedAt" = NULL`),
  denied("a client's bill paid by hand", `UPDATE clients SET "billingStatus" = 'active'`),
  denied("a number taken by hand", "UPDATE numbers SET state = 'assigned'"),
  denied("a program run by the database, which could call the carrier", "COPY clients TO PROGRAM 'true'"),
  denied("a file read by the database, with whatever key is in it", "SELECT pg_read_file('postgresql.conf')"),
  denied("an extension that opens connections", "CREATE EXTENSION dblink"),
  denied("a foreign data wrapper", "CREATE FOREIGN DATA WRAPPER mine"),
  denied("a language that runs anything", "CREATE LANGUAGE plpython3u"),
  {
    name: "the gate's tables and functions shadowed in a temporary schema",
    stoppedBy: "the claim",
    steal: async (thief) => {
      await shadow(thief);
      await thief.honest();
      await paused(thief);
      const [claim] = await thief.alone("SELECT state FROM public.claim_text(interval '8 s', now())");
      const asked = await thief.ask({ slot: "another", body: "buy now" });
      assert.deepEqual([asked, claim?.["state"]], ["client_paused", "held"]);
    },
  },
  {
    name: "the hash of words shadowed, so that all words have the same",
    stoppedBy: "no such permit",
    steal: async (thief) => {
      await shadow(thief);
      await thief.ask();
      await thief.queue({ body: "buy now" });
    },
  },
];

/** A clone lacks the rights of the migrated database, in which the application has no temporary tables at all. */
async function shadow({ bench: { root, database }, sql }: Thief): Promise<void> {
  await root.query(`GRANT TEMPORARY ON DATABASE "${database.name}" TO jobrun_app`);
  for (const statement of shadows) await sql(statement);
}
