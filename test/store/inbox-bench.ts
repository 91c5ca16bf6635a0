import { Client } from "pg";
import type { CarrierEvent, ReceivedEvent } from "../../src/domain/carrier-event.ts";
import { parsePhone, type Phone } from "../../src/domain/phone.ts";
import { openStore, type Store } from "../../src/store/tenant.ts";
import { migratedDatabase, type MigratedDatabase } from "../support/migrated.ts";

export const noon = Temporal.Instant.from("2026-11-23T12:00:00Z");

/** A migrated database, two stores on it as two processes would have them, and a superuser who looks and changes. */
export type InboxBench = {
  readonly database: MigratedDatabase;
  readonly store: Store;
  readonly other: Store;
  readonly root: Client;
  close(): Promise<void>;
};

export async function openInboxBench(): Promise<InboxBench> {
  const database = await migratedDatabase();
  const [store, other] = ["one", "other"].map((name) => openStore({ url: database.appUrl, name, connectionsMax: 8 }));
  if (store === undefined || other === undefined) throw new Error("two stores were to be opened");
  const root = new Client({ connectionString: database.superuserUrl });
  await root.connect();
  const close = async () => {
    await Promise.all([store.close(), other.close(), root.end()]);
    await database.drop();
  };
  return { database, store, other, root, close };
}

/** A text from a person to a number of ours, as a webhook brings it. */
export function textFrom(from: string, to: string, sid: string, body = "hello"): ReceivedEvent {
  return received({ kind: "text_arrived", carrierId: sid, from, to: phone(to), body }, `sms-in:${sid}`);
}

export function callFrom(from: string, to: string, sid: string): ReceivedEvent {
  return received({ kind: "call_arrived", carrierId: sid, from, to: phone(to), forwardedFrom: null }, `call-in:${sid}`);
}

export function received(event: CarrierEvent, key: string): ReceivedEvent {
  return { key, event, raw: Buffer.from(key), door: "webhook", happenedAt: null };
}

export function phone(text: string): Phone {
  const parsed = parsePhone(text);
  if (parsed === null) throw new Error(`${text} is no phone number`);
  return parsed;
}
