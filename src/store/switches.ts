import { sql, type Kysely } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Scope, Switch } from "../domain/scope.ts";
import { newId } from "./new-id.ts";
import type { DB } from "./tables.generated.ts";
import type { Alone, Tx } from "./tenant.ts";

/** Who presses a switch, and why; both are kept in the audit. */
export type Press = { readonly what: Switch; readonly reason: string; readonly by: string };

export type Pressed = "pressed" | "no_such_client" | "no_such_switch" | "no_platform" | "restored";

/** Switches off. It waits for the claims of the scope that are not over; what is claimed later reads that it is off. */
export async function pressOff(db: Alone, scope: Scope, press: Press, now: Temporal.Instant): Promise<Pressed> {
  const { clientId, phone } = columnsOf(scope);
  const { rows } = await sql<{ answer: Pressed }>`
    SELECT press_off(${newId("press")}, ${clientId}, ${phone}, ${press.what}, ${press.reason}, ${press.by},
      ${now.toString()}::timestamptz) AS answer`.execute(db);
  return rows[0]?.answer ?? "no_platform";
}

/** Switches on. Only the operator's connection may. */
export async function pressOn(db: Kysely<DB>, scope: Scope, press: Press, now: Temporal.Instant): Promise<Pressed> {
  const { clientId, phone } = columnsOf(scope);
  const { rows } = await sql<{ answer: Pressed }>`
    SELECT press_on(${newId("press")}, ${clientId}, ${phone}, ${press.what}, ${press.reason}, ${press.by},
      ${now.toString()}::timestamptz) AS answer`.execute(db);
  return rows[0]?.answer ?? "no_platform";
}

/** The ids of the texts that a carrier may be taking this moment and that this switch, off at this scope, stops. */
export async function textsInFlight(db: Alone, scope: Scope, what: Switch): Promise<readonly string[]> {
  const { clientId, phone } = columnsOf(scope);
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM texts_in_flight(${clientId}, ${phone}, ${what}) AS id`.execute(db);
  return rows.map(({ id }) => id);
}

/** A scope as the database's functions take it: no client is the platform, no phone the client. */
export function columnsOf(scope: Scope): { readonly clientId: string | null; readonly phone: string | null } {
  return {
    clientId: scope.level === "platform" ? null : scope.clientId,
    phone: scope.level === "customer" ? scope.phone : null,
  };
}

/** Whether nothing goes out to this client's customers because of a pause of theirs or of everybody's. */
export async function isPaused(tx: Tx, clientId: ClientId): Promise<boolean> {
  const { rows } = await sql<{ paused: boolean }>`
    SELECT c."outboundPaused" OR h."outboundPaused" AS paused FROM clients c CROSS JOIN platform h WHERE c.id = ${clientId}`.execute(
    tx,
  );
  return rows[0]?.paused !== false;
}
