import { sql, type Kysely } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { DB } from "./tables.generated.ts";

/** One thing that was decided about a person, or that came of it. */
export type Decision = {
  readonly at: Temporal.Instant;
  readonly clientId: ClientId;
  readonly business: string;
  readonly what: "permitted" | "refused" | "held" | "text" | "opted out" | "came back" | "switch pressed";
  /** The action, or the switch that was pressed. */
  readonly action: string;
  readonly template: string | null;
  /** The reason of a no; what became of a text or of what was held; who pressed a switch and why. */
  readonly outcome: string | null;
  readonly carrierStatus: string | null;
  readonly errorCode: string | null;
};

const decisionsMax = 1_000;

/** The latest thousand decisions about a person, across clients, oldest first. Needs a connection that reads across clients. */
export async function decisionsAbout(db: Kysely<DB>, phone: Phone): Promise<readonly Decision[]> {
  const { rows } = await sql<Decision>`
    SELECT * FROM (
      SELECT d.*, c."businessName" AS business FROM (
        SELECT "grantedAt" AS at, "clientId", 'permitted' AS what, action, template, NULL AS outcome,
          NULL AS "carrierStatus", NULL AS "errorCode", 1 AS turn, id
        FROM permits WHERE recipient = ${phone}
        UNION ALL
        SELECT "refusedAt", "clientId", 'refused', action, template, reason, NULL, NULL, 1, id
        FROM refusals WHERE recipient = ${phone}
        UNION ALL
        SELECT "heldAt", "clientId", 'held', action, template, concat(reason, ', ', state), NULL, NULL, 2, id
        FROM held_decisions WHERE recipient = ${phone}
        UNION ALL
        SELECT coalesce("settledAt", "queuedAt"), "clientId", 'text', action, template, concat_ws(', ', state, reason),
          "carrierStatus", "errorCode", 3, id
        FROM outbox WHERE recipient = ${phone}
        UNION ALL
        SELECT "optedOutAt", "clientId", 'opted out', 'text_customer', NULL, concat(source, ': ', words), NULL, NULL, 0, phone
        FROM opt_outs WHERE phone = ${phone}
        UNION ALL
        SELECT "clearedAt", "clientId", 'came back', 'text_customer', NULL, NULL, NULL, NULL, 0, phone
        FROM opt_outs WHERE phone = ${phone} AND "clearedAt" IS NOT NULL
        UNION ALL
        SELECT "pressedAt", "clientId", 'switch pressed', what, NULL, concat(who, ': ', why), NULL, NULL, 0, id
        FROM audit WHERE scope = ${phone}
      ) d JOIN clients c ON c.id = d."clientId"
      ORDER BY d.at DESC, d.turn DESC, d.id DESC LIMIT ${decisionsMax}
    ) latest ORDER BY at, turn, id`.execute(db);
  return rows.map(({ at, clientId, business, what, action, template, outcome, carrierStatus, errorCode }) => ({
    at,
    clientId,
    business,
    what,
    action,
    template,
    outcome,
    carrierStatus,
    errorCode,
  }));
}
