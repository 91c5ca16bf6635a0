import { sql, type Kysely } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Phone } from "../domain/phone.ts";
import type { DB } from "./tables.generated.ts";

/** One thing that a person did, that was decided about them, or that came of it. */
export type Decision = {
  readonly at: Temporal.Instant;
  readonly clientId: ClientId;
  readonly business: string;
  readonly what:
    | "rang"
    | "texted"
    | "permitted"
    | "refused"
    | "held"
    | "text"
    | "opted out"
    | "came back"
    | "ignored"
    | "not ignored"
    | "looping"
    | "unreachable"
    | "switch pressed";
  /** The action, or the switch that was pressed. */
  readonly action: string;
  readonly template: string | null;
  /** The reason of a no; what became of a text, of what was held, or of what arrived; who pressed a switch and why. */
  readonly outcome: string | null;
  readonly carrierStatus: string | null;
  readonly errorCode: string | null;
  /** All that the gate saw when it said yes or no. */
  readonly facts: unknown;
  /** What the person wrote, cut; the words with which they opted out. */
  readonly words: string | null;
  /** Whom a pressed switch was for. */
  readonly covers: "everybody" | "client" | "person" | null;
};

const decisionsMax = 1_000;
const wordsCharactersMax = 160;

/**
 * The latest thousand things about a person, across clients, oldest first, with the presses of a switch that covered them
 * meanwhile or were in force when it began. Needs a connection that reads across clients.
 */
export async function decisionsAbout(db: Kysely<DB>, phone: Phone): Promise<readonly Decision[]> {
  const { rows } = await sql<Decision & { turn: number; id: string }>`
    WITH story AS MATERIALIZED (
      SELECT * FROM (${aboutPerson(phone)}) s ORDER BY at DESC, turn DESC, id DESC LIMIT ${decisionsMax}
    ), begun AS (SELECT min(at) AS at FROM story)
    SELECT d.*, c."businessName" AS business FROM (
      SELECT * FROM story
      UNION ALL
      SELECT a."pressedAt", a."clientId", 'switch pressed', a.what, NULL, concat(a.who, ': ', a.why), NULL, NULL, NULL, NULL,
        CASE a.scope WHEN 'platform' THEN 'everybody' ELSE 'client' END, 0, a.id
      FROM audit a, begun
      WHERE a.what SIMILAR TO '% (on|off)'
        AND (a.scope = 'platform' OR a.scope = 'client' AND a."clientId" IN (SELECT "clientId" FROM story))
        AND (a."pressedAt" >= begun.at OR a.what LIKE '% off' AND begun.at IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM audit b WHERE b."clientId" = a."clientId" AND b.scope = a.scope
            AND split_part(b.what, ' ', 1) = split_part(a.what, ' ', 1)
            AND b."pressedAt" > a."pressedAt" AND b."pressedAt" < begun.at))
    ) d JOIN clients c ON c.id = d."clientId"
    ORDER BY d.at, d.turn, d.id`.execute(db);
  return rows.map(({ turn: _turn, id: _id, ...decision }) => decision);
}

/** The columns of a decision, then `turn` and `id`: what came first of things of one instant. */
function aboutPerson(phone: Phone) {
  return sql`
    SELECT "receivedAt" AS at, "clientId", CASE kind WHEN 'call_arrived' THEN 'rang' ELSE 'texted' END AS what, kind AS action,
      NULL AS template, coalesce(outcome, CASE state WHEN 'dead' THEN concat('could not be worked on: ', error) END) AS outcome,
      NULL AS "carrierStatus", NULL AS "errorCode", NULL::jsonb AS facts,
      left(event ->> 'body', ${wordsCharactersMax}) AS words, NULL AS covers, 0 AS turn, id
    FROM inbox WHERE kind IN ('call_arrived', 'text_arrived') AND event ->> 'from' = ${phone}
    UNION ALL
    SELECT "grantedAt", "clientId", 'permitted', action, template, NULL, NULL, NULL, facts, NULL, NULL, 2, id
    FROM permits WHERE recipient = ${phone}
    UNION ALL
    SELECT "refusedAt", "clientId", 'refused', action, template, reason, NULL, NULL, facts, NULL, NULL, 2, id
    FROM refusals WHERE recipient = ${phone}
    UNION ALL
    SELECT "heldAt", "clientId", 'held', action, template, concat(reason, ', ', state), NULL, NULL, NULL, NULL, NULL, 3, id
    FROM held_decisions WHERE recipient = ${phone}
    UNION ALL
    SELECT coalesce("settledAt", "queuedAt"), "clientId", 'text', action, template, concat_ws(', ', state, reason),
      "carrierStatus", "errorCode", NULL, NULL, NULL, 4, id
    FROM outbox WHERE recipient = ${phone}
    UNION ALL
    SELECT "optedOutAt", "clientId", 'opted out', 'text_customer', NULL, source, NULL, NULL, NULL,
      left(words, ${wordsCharactersMax}), NULL, 1, id
    FROM opt_outs WHERE phone = ${phone}
    UNION ALL
    SELECT "clearedAt", "clientId", 'came back', 'text_customer', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, id
    FROM opt_outs WHERE phone = ${phone} AND "clearedAt" IS NOT NULL
    UNION ALL
    SELECT "changedAt", "clientId", CASE WHEN ignored THEN 'ignored' ELSE 'not ignored' END, 'text_customer', NULL, NULL, NULL,
      NULL, NULL, NULL, NULL, 1, phone
    FROM ignored_callers WHERE phone = ${phone}
    UNION ALL
    SELECT "stoppedAt", "clientId", 'looping', 'text_customer', NULL, concat(why, ', until ', ${minuteOf('"stoppedUntil"')}),
      NULL, NULL, NULL, NULL, NULL, 1, phone
    FROM looping_threads WHERE phone = ${phone}
    UNION ALL
    SELECT "learnedAt", "clientId", 'unreachable', 'text_customer', NULL, concat('until ', ${minuteOf('"unreachableUntil"')}),
      NULL, code, NULL, NULL, NULL, 1, phone
    FROM unreachable_numbers WHERE phone = ${phone}
    UNION ALL
    SELECT "pressedAt", "clientId", 'switch pressed', what, NULL, concat(who, ': ', why), NULL, NULL, NULL, NULL, 'person', 1, id
    FROM audit WHERE scope = ${phone}`;
}

function minuteOf(column: string) {
  return sql`to_char(${sql.raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')`;
}
