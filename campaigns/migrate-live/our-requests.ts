import { sql } from "kysely";
import type { Client } from "pg";
import type { ClientId } from "../../src/domain/ids.ts";
import { normaliseTypedPhone, type Phone } from "../../src/domain/phone.ts";
import { readClient, utc } from "../../src/store/clients.ts";
import { lockConversation, readIntake, saveIntake } from "../../src/store/conversations.ts";
import { customerOf } from "../../src/store/customers.ts";
import { keepMessage, lastSaid } from "../../src/store/messages.ts";
import { newId } from "../../src/store/new-id.ts";
import { beat } from "../../src/store/processes.ts";
import type { Store, Tx } from "../../src/store/tenant.ts";
import { makeReceive, type Receive } from "../../src/flows/receive.ts";
import { migrations } from "../../migrations/index.ts";
import type { People } from "./people.ts";

/**
 * How far the schema is for our own code. Its processes refuse to serve before the contract, so none of its flows may run whole:
 * `inherited` is asked in the predecessor's columns alone, in the words that ours would have for them; `ours` in the product's own
 * statements (`src/store/`), by the same login; `rights` as the application, through its door and in a tenant's transaction.
 */
type Stage = "inherited" | "ours" | "rights";

export type OurStores = { readonly before: Store; readonly application: Store };

const lastTexts = 6;
const heartbeatOneIn = 20;
const numbersMax = 200;

/** Our program, as far as the schema lets it, a request at a time. */
export class OurRequests {
  readonly #stores: OurStores;
  readonly #root: Client;
  readonly #people: People;
  readonly #receive: Receive["receive"];
  #stage: Stage = "inherited";
  #numbers: readonly { readonly clientId: ClientId; readonly phone: Phone }[] = [];
  #asked = 0;
  #strangers = 0;
  #customers = 0;
  #events = 0;
  readonly asked: Record<Stage, number> = { inherited: 0, ours: 0, rights: 0 };

  constructor(stores: OurStores, root: Client, people: People) {
    this.#stores = stores;
    this.#root = root;
    this.#people = people;
    this.#receive = makeReceive({
      insertEvents: (events) => stores.application.insertEvents(events, Temporal.Now.instant()),
    }).receive;
  }

  /** How many customers and events it believes to have written. */
  get believed(): { readonly customers: number; readonly events: number } {
    return { customers: this.#customers, events: this.#events };
  }

  /** Looks how far the schema has come. `letIn` is told once, before the application's login is used. */
  async look(letIn: () => Promise<void>): Promise<void> {
    const { rows } = await this.#root.query<{ stage: Stage }>(stageOf);
    const stage = rows[0]?.stage ?? "inherited";
    if (stage === "rights" && this.#stage !== "rights") {
      await letIn();
      this.#numbers = (
        await this.#root.query<{ clientId: ClientId; phone: Phone }>(
          `SELECT "clientId", phone FROM numbers WHERE state = 'assigned' AND "clientId" <> 'default-client' ORDER BY phone LIMIT ${numbersMax}`,
        )
      ).rows;
    }
    this.#stage = stage;
  }

  one(): Promise<void> {
    this.#asked += 1;
    this.asked[this.#stage] += 1;
    const writes = this.#asked % 2 === 0;
    switch (this.#stage) {
      case "inherited":
        return writes ? this.#write(this.#stores.before, writeInherited) : this.#readInherited();
      case "ours":
        return writes ? this.#write(this.#stores.before, writeOurs) : this.#read(this.#stores.before);
      case "rights":
        if (this.#asked % heartbeatOneIn === 1) return this.#heartbeat();
        return writes ? this.#write(this.#stores.application, writeOurs) : this.#takeIn();
    }
  }

  async #write(store: Store, write: typeof writeOurs): Promise<void> {
    const { clientId, phone } = this.#people.stranger(this.#strangers, "even");
    this.#strangers += 1;
    await store.withTenant(clientId, (tx) => write(tx, clientId, phone));
    this.#customers += 1;
  }

  async #readInherited(): Promise<void> {
    const { clientId, phone } = this.#people.known();
    await this.#stores.before.withTenant(clientId, (tx) =>
      sql`SELECT m.direction, m.body FROM customers c LEFT JOIN messages m ON m."clientId" = c."clientId" AND m."customerId" = c.id
        WHERE c."clientId" = ${clientId} AND c.phone = ${phone} ORDER BY m."createdAt" DESC LIMIT ${lastTexts}`.execute(
        tx,
      ),
    );
  }

  async #read(store: Store): Promise<void> {
    const { clientId, phone: written } = this.#people.known();
    const phone = normaliseTypedPhone(written);
    if (phone === null) throw new Error("the predecessor's phone is none");
    await store.withTenant(clientId, async (tx) => {
      await readIntake(tx, clientId, phone);
      await lastSaid(tx, clientId, phone, lastTexts);
    });
  }

  /** A call of somebody known arrives at the product's door; who they are, it must know by the new spelling. */
  async #takeIn(): Promise<void> {
    const known = this.#people.known();
    const phone = normaliseTypedPhone(known.phone);
    const number = this.#numbers[this.#asked % this.#numbers.length];
    if (phone === null || number === undefined) throw new Error("nobody can call a business that went live");
    this.#events += 1;
    const carrierId = `CA${String(this.#events).padStart(32, "0")}`;
    const event = { kind: "call_arrived", carrierId, from: phone, to: number.phone, forwardedFrom: null } as const;
    await this.#receive({ key: `call:${carrierId}`, event, raw: new Uint8Array(), door: "webhook", happenedAt: null });
    const now = Temporal.Now.instant();
    await this.#stores.application.withTenant(known.clientId, async (tx) => {
      if ((await readClient(tx, known.clientId)) === null) throw new Error(`${known.clientId} is no client any more`);
      const customer = await customerOf(tx, known.clientId, phone, now);
      if (customer !== known.id) throw new Error(`${known.id} is not known by the new spelling of their phone`);
    });
  }

  async #heartbeat(): Promise<void> {
    const tells = { id: "process_live", role: "serve", release: "live", commit: null } as const;
    await this.#stores.application.withoutTenant((db) => beat(db, { ...tells, from: 1, to: migrations.length }));
  }
}

/** A stranger's call in the predecessor's columns, by the words that ours has for it. */
async function writeInherited(tx: Tx, clientId: ClientId, phone: Phone): Promise<void> {
  const now = Temporal.Now.instant();
  const [customerId, conversationId] = [newId("customer"), newId("conversation")];
  await sql`INSERT INTO customers (id, "clientId", phone, "createdAt", "updatedAt")
    VALUES (${customerId}, ${clientId}, ${phone}, ${utc(now)}, ${utc(now)}) ON CONFLICT DO NOTHING`.execute(tx);
  await sql`INSERT INTO conversations (id, "clientId", "customerId", "createdAt", "updatedAt")
    VALUES (${conversationId}, ${clientId}, ${customerId}, ${utc(now)}, ${utc(now)})`.execute(tx);
  await keepMessage(tx, { ...words, clientId, customerId, conversationId }, now);
}

async function writeOurs(tx: Tx, clientId: ClientId, phone: Phone): Promise<void> {
  const now = Temporal.Now.instant();
  const customerId = await customerOf(tx, clientId, phone, now);
  const conversation = await lockConversation(tx, clientId, customerId, phone, now);
  await keepMessage(tx, { ...words, clientId, customerId, conversationId: conversation.id }, now);
  await saveIntake(tx, clientId, conversation, conversation.intake, now);
}

const words = { direction: "OUTBOUND", type: "SMS", body: "new words", carrierId: null } as const;

const stageOf = `
  SELECT CASE
    WHEN EXISTS (SELECT FROM pg_proc WHERE proname = 'heartbeat' AND pronamespace = 'public'::regnamespace) THEN 'rights'
    WHEN EXISTS (SELECT FROM pg_index WHERE indisvalid
      AND indexrelid = to_regclass('public."conversations_clientId_customerId_mode_key"')) THEN 'ours'
    ELSE 'inherited' END AS stage`;
