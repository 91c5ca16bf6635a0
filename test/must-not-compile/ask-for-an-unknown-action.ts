// TS2322: an action that is not on the gate's table cannot be asked for.
import { ask } from "../../src/gate/system-gate.ts";
import type { Request } from "../../src/store/permits.ts";
import type { Tx } from "../../src/store/tenant.ts";

export function everybody(tx: Tx, request: Request, now: Temporal.Instant) {
  return ask(tx, { ...request, action: "text_everybody" }, now);
}
