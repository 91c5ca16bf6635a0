import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { dropEmptyDatabases, emptyDatabase } from "./empty-database.ts";
import { shapeOf } from "./shape.ts";
import { historyThrough, migrate } from "./stopped-history.ts";

const legacySchema = readFileSync(new URL("../legacy/schema-l.sql", import.meta.url), "utf8");
const alignment = "20241223_align_schema_with_production";

after(dropEmptyDatabases);

describe("the first migration", () => {
  it("makes the predecessor's production schema, and nothing besides", async () => {
    const [legacy, ours] = [await emptyDatabase(), await emptyDatabase()];
    await legacy.root.query(legacySchema);
    await migrate(ours.superuserUrl, historyThrough("20241219_predecessor"));
    assert.deepEqual(await shapeOf(ours.root), await shapeOf(legacy.root));
    assert.ok((await shapeOf(legacy.root)).length > 200);
  });
});

describe("the alignment", () => {
  it("adds what the predecessor documents, by its documented names, and nothing besides", async () => {
    const [before, aligned] = [await emptyDatabase(), await emptyDatabase()];
    await migrate(before.superuserUrl, historyThrough("20241219_predecessor"));
    await migrate(aligned.superuserUrl, historyThrough(alignment));
    const [old, now] = [new Set(await shapeOf(before.root)), new Set(await shapeOf(aligned.root))];
    assert.deepEqual([...now.difference(old)], documented.toSorted());
    assert.deepEqual([...old.difference(now)], []);
  });
});

const timestamp = "timestamp(3) without time zone";
const clients = (column: string) =>
  `index clients: CREATE INDEX "clients_${column}_idx" ON public.clients USING btree ("${column}")`;

/** The predecessor's two migrations of 23 December 2024, as its documents promise them. */
const documented = [
  `column clients.12 paymentGateAlertedAt: ${timestamp}`,
  "column clients.13 paymentGateAlertCount: integer not null default 0",
  "column clients.14 opsAlertsMuted: boolean not null default false",
  "column clients.15 onboardingComplete: boolean not null default false",
  "column clients.16 outboundPaused: boolean not null default false",
  "column clients.17 aiDisabled: boolean not null default false",
  `column clients.18 billingStatus: "BillingStatus" not null default 'none'::"BillingStatus"`,
  "column clients.19 paymentActive: boolean not null default false",
  `column clients.20 trialUsedAt: ${timestamp}`,
  "column clients.21 pendingCancellation: boolean not null default false",
  `column clients.22 cancellationRequestedAt: ${timestamp}`,
  `column onboarding_states.9 stuck_detected_at: ${timestamp}`,
  "column onboarding_states.10 clientId: text",
  "column onboarding_states.11 forwardingEnabled: boolean not null default false",
  "column onboarding_states.12 testCallDetected: boolean not null default false",
  "type BillingStatus: none, trial, active, canceled, past_due",
  `constraint onboarding_states.onboarding_states_clientId_fkey: FOREIGN KEY ("clientId") REFERENCES clients(id) ON UPDATE CASCADE ON DELETE CASCADE`,
  `constraint onboarding_states.onboarding_states_clientId_key: UNIQUE ("clientId")`,
  `index onboarding_states: CREATE UNIQUE INDEX "onboarding_states_clientId_key" ON public.onboarding_states USING btree ("clientId")`,
  `index onboarding_states: CREATE INDEX "onboarding_states_clientId_idx" ON public.onboarding_states USING btree ("clientId")`,
  clients("onboardingComplete"),
  clients("outboundPaused"),
  clients("aiDisabled"),
  clients("billingStatus"),
  clients("pendingCancellation"),
];
