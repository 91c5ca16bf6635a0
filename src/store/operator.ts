import { Kysely, PostgresDialect, sql } from "kysely";
import { allCallsKind } from "../domain/all-calls.ts";
import type { BillingState } from "../domain/billing.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { Scope } from "../domain/scope.ts";
import { darkKind } from "../domain/silence.ts";
import type { SetUp } from "../domain/stuck.ts";
import { decisionsAbout, type Decision } from "./decisions.ts";
import { heldIn, type HeldLine } from "./held.ts";
import { type Mute, muteOperator } from "./mute.ts";
import { openPool } from "./pool.ts";
import { preparing } from "./prepared.ts";
import { conversationsWith, stepsOf, stepsSince, type ConversationLine, type KeptStep, type OldStep } from "./steps.ts";
import { pressOn, type Press, type Pressed } from "./switches.ts";
import type { DB } from "./tables.generated.ts";

/** What the operator may read across all clients. Nothing but a switch and a mute of their own is written here: a change goes through the client's own tenant. */
export type OperatorStore = {
  clients(): Promise<readonly ClientLine[]>;
  /** Those that are under way, of clients that are neither live nor closed. */
  setUps(): Promise<readonly (SetUp & { readonly clientId: ClientId })[]>;
  numbers(): Promise<readonly NumberLine[]>;
  incidents(): Promise<readonly IncidentLine[]>;
  deadEvents(): Promise<readonly DeadLine[]>;
  held(scope: Scope): Promise<readonly HeldLine[]>;
  pressOn(scope: Scope, press: Press, now: Temporal.Instant): Promise<Pressed>;
  mute(mute: Mute, now: Temporal.Instant): Promise<void>;
  decisionsAbout(phone: Phone): Promise<readonly Decision[]>;
  conversationsWith(phone: Phone): Promise<readonly ConversationLine[]>;
  stepsOf(conversationId: string): Promise<readonly KeptStep[]>;
  stepsSince(since: Temporal.Instant): Promise<readonly OldStep[]>;
  close(): Promise<void>;
};

export type ClientLine = {
  readonly id: ClientId;
  readonly businessName: string;
  readonly ownerName: string | null;
  readonly ownerPhone: string | null;
  readonly trade: string | null;
  readonly number: string | null;
  readonly live: boolean;
  readonly billing: BillingState;
  /** No call has come for longer than is usual for this client: its divert may be off. */
  readonly suspectedDark: boolean;
  /** Far more people reach us than is usual: perhaps every call is diverted. */
  readonly suspectedAll: boolean;
  /** Its owner is being told how to take the divert back; then it is closed. */
  readonly closingSince: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
};
export type NumberLine = {
  readonly phone: string;
  readonly role: string;
  readonly state: string;
  readonly clientId: ClientId;
};
export type IncidentLine = {
  readonly id: string;
  readonly clientId: ClientId;
  readonly kind: string;
  readonly detail: string;
  readonly state: string;
  readonly times: number;
  readonly lastAt: Temporal.Instant;
};
export type DeadLine = {
  readonly id: string;
  readonly clientId: ClientId;
  readonly kind: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly finishedAt: Temporal.Instant;
};

const rowsMax = 10_000;

/** `url` logs in as a role that may become jobrun_operator. */
export function openOperatorStore(url: string): OperatorStore {
  const pool = openPool({ url, name: "jobrun operator", connectionsMax: 2, role: "jobrun_operator" });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return {
    clients: async () =>
      (
        await sql<ClientLine>`
          SELECT c.id, c."businessName", c."ownerName", c."phoneE164" AS "ownerPhone", c.trade, n.phone AS number,
            c."onboardingComplete" AS live, billing_state(c."billingStatus", c."trialUsedAt") AS billing,
            EXISTS (SELECT FROM incidents i WHERE i."clientId" = c.id AND i.kind = ${darkKind} AND i.state <> 'resolved') AS "suspectedDark",
            EXISTS (SELECT FROM incidents i WHERE i."clientId" = c.id AND i.kind = ${allCallsKind} AND i.state <> 'resolved') AS "suspectedAll",
            c."closingSince", c."closedAt"
          FROM clients c LEFT JOIN numbers n ON n."clientId" = c.id AND n.state = 'assigned'
          WHERE c.id <> 'client_jobrun' ORDER BY c."createdAt", c.id LIMIT ${rowsMax}`.execute(db)
      ).rows,
    setUps: async () =>
      (
        await sql<SetUp & { clientId: ClientId }>`
          SELECT "clientId", state, since, agreed, number FROM set_ups() LIMIT ${rowsMax}`.execute(db)
      ).rows,
    numbers: async () =>
      (
        await sql<NumberLine>`
          SELECT phone, role::text AS role, state, "clientId" FROM numbers ORDER BY phone LIMIT ${rowsMax}`.execute(db)
      ).rows,
    incidents: async () =>
      (
        await sql<IncidentLine>`
          SELECT id, "clientId", kind, detail, state, times, "lastAt" FROM incidents
          WHERE state <> 'resolved' ORDER BY "lastAt" DESC LIMIT ${rowsMax}`.execute(db)
      ).rows,
    deadEvents: async () =>
      (
        await sql<DeadLine>`
          SELECT id, "clientId", kind, attempts, error, "finishedAt" FROM inbox
          WHERE state = 'dead' ORDER BY "finishedAt" DESC LIMIT ${rowsMax}`.execute(db)
      ).rows,
    held: (scope) => heldIn(db, scope),
    pressOn: (scope, press, now) => pressOn(db, scope, press, now),
    mute: (mute, now) => muteOperator(db, mute, now),
    decisionsAbout: (phone) => decisionsAbout(db, phone),
    conversationsWith: (phone) => conversationsWith(db, phone),
    stepsOf: (conversationId) => stepsOf(db, conversationId),
    stepsSince: (since) => stepsSince(db, since),
    close: () => db.destroy(),
  };
}
