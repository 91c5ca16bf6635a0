// TS2322: a text is queued with a permit, and an object with its fields is none.
import { queueText } from "../../src/gate/outbox.ts";
import type { Request } from "../../src/store/permits.ts";
import type { Tx } from "../../src/store/tenant.ts";

export function queue(tx: Tx, request: Request, now: Temporal.Instant) {
  return queueText(tx, { id: "permit_invented", request }, now.add({ minutes: 30 }), now);
}
