import { houseClient } from "../domain/ids.ts";
import { displayPhone, type Phone } from "../domain/phone.ts";
import { raiseIncident, resolveIncident } from "../store/incidents.ts";
import { numbersToSweep } from "../store/numbers.ts";
import type { Store, Tx } from "../store/tenant.ts";
import type { Carrier } from "./carrier.ts";

/** `mended`: its calls or texts were sent elsewhere, and come to us now. */
export type NumberFinding = { readonly phone: Phone; readonly found: "right" | "mended" | "not_at_the_carrier" };

const missing = "number_not_at_carrier";

/**
 * Looks at the carrier for every number that we hold, and writes our addresses onto those that lack them. One that the account
 * does not have is an incident until it has it again. The account's other numbers are left alone.
 */
export async function checkNumbers(
  store: Store,
  carrier: Pick<Carrier, "listNumbers" | "pointHere">,
  now: Temporal.Instant,
): Promise<readonly NumberFinding[]> {
  const held = await store.withoutTenant(numbersToSweep);
  const account = new Map((await carrier.listNumbers()).map((number) => [number.phone, number]));
  const findings: NumberFinding[] = [];
  for (const { phone } of held) {
    const number = account.get(phone);
    if (number?.pointsHere === false) await carrier.pointHere(number.carrierId);
    const found = number === undefined ? "not_at_the_carrier" : number.pointsHere ? "right" : "mended";
    findings.push({ phone, found });
  }
  await store.withTenant(houseClient, async (tx) => {
    for (const finding of findings) await note(tx, finding, now);
  });
  return findings;
}

function note(tx: Tx, { phone, found }: NumberFinding, now: Temporal.Instant): Promise<void> {
  if (found !== "not_at_the_carrier") return resolveIncident(tx, houseClient, missing, phone);
  const detail = `The carrier's account does not have our number ${displayPhone(phone)}: nobody reaches it.`;
  return raiseIncident(tx, houseClient, { kind: missing, subject: phone, detail }, now);
}
