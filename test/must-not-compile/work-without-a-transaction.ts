// TS2345: what writes takes the transaction that it writes in.
import { optIn } from "../../src/store/opt-outs.ts";
import type { ClientId } from "../../src/domain/ids.ts";
import type { Phone } from "../../src/domain/phone.ts";
import type { Store } from "../../src/store/tenant.ts";

export const loose = (store: Store, client: ClientId, phone: Phone, event: string, now: Temporal.Instant) =>
  optIn(store, client, phone, event, now);
