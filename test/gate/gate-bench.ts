import assert from "node:assert/strict";
import { Client } from "pg";
import type { TextAction } from "../../src/domain/action.ts";
import { parseClientId, type ClientId } from "../../src/domain/ids.ts";
import { parsePhone, type Phone } from "../../src/domain/phone.ts";
import { queueText } from "../../src/gate/outbox.ts";
import { ask, isPermit, type Permit } from "../../src/gate/system-gate.ts";
import type { Request } from "../../src/store/permits.ts";
import { claimText, type Claim } from "../../src/store/outbox.ts";
import { openStore, type Store } from "../../src/store/tenant.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";

export const noon = Temporal.Instant.from("2026-11-23T12:00:00Z");
export const minutesLater = (minutes: number) => noon.add({ minutes });

const claimsMax = 200;

export type LiveClient = { readonly id: ClientId; readonly owner: Phone; readonly number: Phone };

/** A migrated database, the store on it as the application, and a superuser who changes facts behind its back. */
export type GateBench = {
  readonly database: MigratedDatabase;
  readonly store: Store;
  readonly root: Client;
  /** A client that is live and pays, with a number of its own. */
  liveClient(): Promise<LiveClient>;
  /** Grants a permit and queues its text in one transaction; answers with the outbox id, or fails where it was refused. */
  queue(client: LiveClient, to: Phone, wish?: Wish): Promise<string>;
  text(id: string): Promise<TextRow>;
  close(): Promise<void>;
};

export type Wish = {
  readonly action?: TextAction;
  readonly body?: string;
  readonly template?: string;
  readonly minutes?: number;
  readonly at?: Temporal.Instant;
};

export type TextRow = {
  readonly state: string;
  readonly reason: string | null;
  readonly errorCode: string | null;
  readonly carrierId: string | null;
  readonly attempts: number;
  readonly settled: boolean;
};

export async function openGateBench(connectionsMax = 4): Promise<GateBench> {
  const database = await migratedDatabase();
  const store = openStore({ url: database.appUrl, name: "test", connectionsMax });
  const root = new Client({ connectionString: database.superuserUrl });
  await root.connect();
  let clients = 0;
  let slots = 0;
  return {
    database,
    store,
    root,
    liveClient: async () => {
      clients += 1;
      return makeLiveClient(root, clients);
    },
    queue: async (client, to, wish = {}) => {
      slots += 1;
      const {
        action = "text_customer",
        body = `hello ${slots}`,
        template = "greeting",
        minutes = 30,
        at = noon,
      } = wish;
      const request = { ...requestOf(client, to, { action, body, slot: `queued ${slots}` }), template };
      return store.withTenant(client.id, async (tx) => {
        const answer = await ask(tx, request, at);
        if (!isPermit(answer)) throw new Error(`refused: ${answer.refused}`);
        return queueText(tx, answer, at.add({ minutes }), at);
      });
    },
    text: async (id) => {
      const { rows } = await root.query<TextRow>(
        `SELECT state, reason, "errorCode", "carrierId", attempts, "settledAt" IS NOT NULL AS settled FROM outbox WHERE id = $1`,
        [id],
      );
      const [row] = rows;
      assert.ok(row !== undefined, `no text ${id}`);
      return row;
    },
    close: async () => {
      await store.close();
      await root.end();
      await database.drop();
    },
  };
}

export function requestOf(
  client: LiveClient,
  to: Phone,
  { action = "text_customer", slot = "slot", body = `hello ${slot}` }: Partial<Request<TextAction>> = {},
): Request<TextAction> {
  return { clientId: client.id, action, recipient: to, sender: client.number, template: "greeting", slot, body };
}

/** The permit, or a failure that says why there is none. */
export async function permitted(
  bench: GateBench,
  request: Request<TextAction>,
  at = noon,
): Promise<Permit<TextAction>> {
  const answer = await bench.store.withTenant(request.clientId, (tx) => ask(tx, request, at));
  if (!isPermit(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

/** The next claim that is for sending; those that end their text on the way are passed by. Null where nothing is due. */
export async function claimToSend(store: Store, leaseMs: number, at: Temporal.Instant): Promise<Claim | null> {
  for (let looks = 0; looks < claimsMax; looks += 1) {
    const claim = await store.withoutTenant((tx) => claimText(tx, leaseMs, at));
    if (claim === null || !("notSent" in claim)) return claim;
  }
  throw new Error("claims ended more texts than any test queues");
}

/** SQL that writes an opt-out behind the application's back; `cleared` is one that a text of the person's own undid. */
export function optOutRow(clientId: string, person: string, cleared = false): string {
  const event = `INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
    VALUES ('${clientId}', 'start', nextval('inbox_seq'), 'start', 'text_arrived', 'OPERATIONAL', '', '', '{}', 'webhook', now());`;
  return `${cleared ? event : ""} INSERT INTO opt_outs ("clientId", id, "personHash", phone, "optedOutAt", source, words, "clearedAt", "clearedBy")
    VALUES ('${clientId}', gen_random_uuid(), person_hash('${clientId}', '${person}'), '${person}', now(), 'keyword', 'STOP',
      ${cleared ? "now(), 'start'" : "NULL, NULL"})`;
}

/** A mobile of the fiction range: 0 to 799 are customers, owners come after. */
export function mobile(place: number): Phone {
  return phone(`+447700900${String(place).padStart(3, "0")}`);
}

export function phone(text: string): Phone {
  const parsed = parsePhone(text);
  assert.ok(parsed !== null, `${text} is no phone number`);
  return parsed;
}

async function makeLiveClient(root: Client, place: number): Promise<LiveClient> {
  const id = parseClientId(`client_test_${place}`);
  assert.ok(id !== null);
  const client = { id, owner: mobile(800 + place), number: phone(`+441632960${String(place).padStart(3, "0")}`) };
  await root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneE164", "onboardingComplete", "liveBecause", "liveAt", "billingStatus")
     VALUES ($1, now(), 'Reed Plumbing', 'UK', $2, true, 'proven', now(), 'active')`,
    [client.id, client.owner],
  );
  await root.query(
    `INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt")
     VALUES ($1, $2, 'OPERATIONAL', 'assigned', now(), now())`,
    [client.id, client.number],
  );
  return client;
}
