import type { Client } from "pg";
import { compareCatalogues, driftCount, readExpected } from "../migrate/drift/find-drift.ts";
import { history } from "../migrate/history.ts";
import { contractWaits, schemaVersion } from "./schema-version.ts";
import type { Check, DatabaseGround, Found } from "./check.ts";
import { documentedCheck } from "./documented.ts";

const alignment =
  "Run jobrun migrate plan, then jobrun migrate up: the alignment was not finished, or was undone by hand.";
const noName = 'Code that reads it fails with "column does not exist", for every customer at once.';

/** Tier 1: the schema, first what the predecessor's documents name one by one, then all of it. */
export const schemaChecks: readonly Check<DatabaseGround>[] = [
  documentedCheck({
    name: "clients_columns",
    promise: "clients has its eight columns, each with its type and default",
    means: noName,
    mend: alignment,
    objects:
      "onboardingComplete outboundPaused aiDisabled billingStatus paymentActive trialUsedAt pendingCancellation cancellationRequestedAt"
        .split(" ")
        .map((column) => `column clients.${column}`),
  }),
  documentedCheck({
    name: "onboarding_columns",
    promise: "onboarding_states has its three columns, each with its type and default",
    means: noName,
    mend: alignment,
    objects: ["clientId", "forwardingEnabled", "testCallDetected"].map(
      (column) => `column onboarding_states.${column}`,
    ),
  }),
  documentedCheck({
    name: "billing_enum",
    promise: '"BillingStatus" is none, trial, active, canceled, past_due',
    means: "Another program has renamed what a client owes; the gate refuses what it does not know.",
    mend: alignment,
    objects: ["type BillingStatus"],
  }),
  documentedCheck({
    name: "onboarding_foreign_key",
    promise: "an onboarding row is of a client that exists",
    means: "Rows of clients that are gone can answer for others.",
    mend: alignment,
    objects: ["constraint onboarding_states.onboarding_states_clientId_fkey"],
  }),
  documentedCheck({
    name: "onboarding_unique",
    promise: "a client has one onboarding row",
    means: "Two rows for one client tell two stories of whether it may go live.",
    mend: alignment,
    objects: ["constraint onboarding_states.onboarding_states_clientId_key"],
  }),
  documentedCheck({
    name: "documented_indexes",
    promise: "the six documented indexes are there, and valid",
    means: "What the predecessor's reports ask for takes a scan of the table.",
    mend: "Run jobrun migrate up, which builds an invalid index again.",
    objects: [
      ...["onboardingComplete", "outboundPaused", "aiDisabled", "billingStatus", "pendingCancellation"].map(
        (column) => `index clients_${column}_idx`,
      ),
      "index onboarding_states_clientId_idx",
    ],
  }),
  {
    name: "schema_version",
    promise: `the schema's version is one that this program serves, ${history.length} at best`,
    means: "This program and the database do not belong together.",
    mend: "See jobrun migrate status.",
    look: async ({ schema }) => schemaVersion(await schema()),
  },
  {
    name: "indexes_valid",
    promise: "no index is invalid",
    means: "An index that was never finished slows writes and answers nothing; a unique one guards nothing.",
    mend: "Run jobrun migrate up, which drops it and builds it again.",
    look: ({ client }) =>
      none(
        client,
        `SELECT x.relname::text AS name, NOT (i.indisvalid AND i.indisready) AS bad FROM pg_index i
        JOIN pg_class x ON x.oid = i.indexrelid WHERE x.relnamespace = 'public'::regnamespace`,
      ),
  },
  {
    name: "constraints_valid",
    promise: "every constraint has been checked against the rows that were there before it",
    means: "Old rows may break what new ones must keep.",
    mend: "Look at the rows, then ALTER TABLE … VALIDATE CONSTRAINT with the migrator's login.",
    look: ({ client }) =>
      none(
        client,
        `SELECT conname::text AS name, NOT convalidated AS bad FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f')`,
      ),
  },
  {
    name: "row_security",
    promise: "every table with a tenant's rows is under forced row security with a policy",
    means: "One business could read another's customers.",
    mend: "Run jobrun migrate drift to see what changed by hand, and put it back with the migrator's login.",
    look: async ({ client, schema }) => {
      // What is inherited is forced by the contract, once no old program runs.
      const forced = contractWaits(await schema()) ? "true" : "c.relforcerowsecurity";
      return none(
        client,
        `SELECT c.relname::text AS name, NOT (c.relrowsecurity AND ${forced}
            AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)) AS bad
          FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND (c.relname = 'clients'
            OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'clientId' AND NOT a.attisdropped))`,
      );
    },
  },
  {
    name: "drift",
    promise: "the schema is what the migrations make, to the last right and trigger",
    means: "Somebody changed it by hand, or another program did.",
    mend: "Run jobrun migrate drift: it names each difference.",
    look: async ({ catalogue, schema }) => {
      if (contractWaits(await schema())) return { state: "warning", found: "not compared before the contract has run" };
      const drift = compareCatalogues(readExpected(), await catalogue());
      const count = driftCount(drift);
      const [first = ""] = [...drift.missing, ...drift.changed.map(({ what }) => what), ...drift.extra];
      return count === 0
        ? { state: "ok", found: "no difference" }
        : { state: "failed", found: `${count}, such as ${first}` };
    },
  },
];

async function none(client: Client, sql: string): Promise<Found> {
  const { rows } = await client.query<{ name: string; bad: boolean }>(sql);
  if (rows.length === 0) return { state: "no_data", found: "none there at all" };
  const bad = rows.filter((row) => row.bad).map(({ name }) => name);
  return bad.length === 0
    ? { state: "ok", found: `${rows.length} looked at` }
    : { state: "failed", found: bad.toSorted().slice(0, 5).join(", ") };
}
