import { everyCallComes, signs } from "../domain/all-calls.ts";
import type { ClientId } from "../domain/ids.ts";
import { readHeard, readRang } from "../store/silence.ts";
import type { Tx } from "../store/tenant.ts";

/** How many people reached us in a day, where every call of the client seems to; of most clients a few calls are read. */
export async function everyCallOf(tx: Tx, id: ClientId, now: Temporal.Instant): Promise<number | null> {
  const heard = await readHeard(tx, id);
  const few = heard?.calls[signs.callers.moreThan];
  if (heard === null || few === undefined || few.until(now).total("hours") >= 24) return null;
  return everyCallComes({ from: heard.from, rang: await readRang(tx, id) }, now);
}
