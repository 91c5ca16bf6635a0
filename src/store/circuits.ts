import { sql } from "kysely";
import type { ClientId } from "../domain/ids.ts";
import type { Tx } from "./tenant.ts";

const firstPauseSeconds = 5;
const pauseMaxSeconds = 300;
/** So many openings make the longest pause; more are not counted. */
const opensMax = 10;

/**
 * Opens the circuit of a code, for everybody where the client is the house's. A probe that was refused again makes the pause
 * twice as long; the refusals of texts that were on their way change nothing. Returns what is left of the pause.
 */
export async function openCircuit(
  tx: Tx,
  clientId: ClientId,
  code: string,
  probe: boolean,
  now: Temporal.Instant,
): Promise<{ readonly newly: boolean; readonly pauseMs: number }> {
  const { rows } = await sql<{ newly: boolean; pauseMs: number }>`
    INSERT INTO circuits AS c ("clientId", code, "openedAt", "openUntil", opens)
      VALUES (${clientId}, ${code}, ${now.toString()}::timestamptz, clock_timestamp() + make_interval(secs => ${firstPauseSeconds}), 1)
    ON CONFLICT ("clientId", code) DO UPDATE SET
      "openedAt" = CASE WHEN c."closedAt" IS NULL THEN c."openedAt" ELSE EXCLUDED."openedAt" END,
      opens = CASE WHEN c."closedAt" IS NOT NULL THEN 1 WHEN ${probe} THEN least(${opensMax}, c.opens + 1) ELSE c.opens END,
      "openUntil" = CASE
        WHEN c."closedAt" IS NOT NULL THEN EXCLUDED."openUntil"
        WHEN ${probe} THEN clock_timestamp() + make_interval(secs => least(${pauseMaxSeconds}, ${firstPauseSeconds} * 2 ^ c.opens))
        ELSE c."openUntil" END,
      "closedAt" = NULL
    RETURNING opens = 1 AND "openedAt" = ${now.toString()}::timestamptz AS newly,
      greatest(0, extract(epoch FROM "openUntil" - clock_timestamp()) * 1000)::double precision AS "pauseMs"`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("a circuit was neither made nor opened");
  return row;
}

/** The codes of a tenant's open circuits. */
export async function openCodes(tx: Tx, clientId: ClientId): Promise<readonly string[]> {
  const open = await tx
    .selectFrom("circuits")
    .select("code")
    .where("clientId", "=", clientId)
    .where("closedAt", "is", null)
    .execute();
  return open.map(({ code }) => code);
}

/** Lets a circuit stand for as long again as it did, while the receipt of its probe is awaited. */
export async function waitOn(tx: Tx, clientId: ClientId, code: string): Promise<void> {
  const pauseSeconds = sql`least(${pauseMaxSeconds}, ${firstPauseSeconds} * 2 ^ (opens - 1))`;
  await tx
    .updateTable("circuits")
    .set({ openUntil: sql<string>`clock_timestamp() + make_interval(secs => ${pauseSeconds})` })
    .where("clientId", "=", clientId)
    .where("code", "=", code)
    .where("closedAt", "is", null)
    .execute();
}

/** Closes a tenant's circuit of this code. */
export async function closeCircuit(tx: Tx, clientId: ClientId, code: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("circuits")
    .set({ closedAt: now.toString() })
    .where("clientId", "=", clientId)
    .where("code", "=", code)
    .where("closedAt", "is", null)
    .execute();
}
