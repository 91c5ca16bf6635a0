// TS2345: the gate's answer may be a refusal, so it is no permit before that has been asked.
import { queueText } from "../../src/gate/outbox.ts";
import { ask } from "../../src/gate/system-gate.ts";
import type { Request } from "../../src/store/permits.ts";
import type { Tx } from "../../src/store/tenant.ts";

export async function queue(tx: Tx, request: Request, now: Temporal.Instant) {
  return queueText(tx, await ask(tx, request, now), now.add({ minutes: 30 }), now);
}
