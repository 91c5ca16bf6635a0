import type { Client } from "pg";
import { type ClientId, parseClientId } from "../../src/domain/ids.ts";
import { parsePhone, type Phone } from "../../src/domain/phone.ts";

/** As many phones as there are for fiction, in each of the two ranges that the bench uses. */
export const phonesMax = 1_000;

/** The same names in SQL, of an expression that is a place from 0 up to 999. */
export const inSql = {
  client: (place: string) => `'client_bench_' || (${place})::text`,
  sender: (place: string) => `'+441632960' || lpad((${place})::text, 3, '0')`,
  mobile: (place: string) => `'+447700900' || lpad((${place})::text, 3, '0')`,
} as const;

export type Party = { readonly client: ClientId; readonly sender: Phone };

export function partyAt(place: number): Party {
  const client = parseClientId(`client_bench_${place}`);
  if (client === null) throw new Error(`the bench has no client ${place}`);
  return { client, sender: fiction("+441632960", place) };
}

export function mobileAt(place: number): Phone {
  return fiction("+447700900", place);
}

/** Businesses `from` up to `to`, live and paying, each with a number and with an owner who is the mobile of the same place. */
export async function addCrowd(root: Client, from: number, to: number): Promise<void> {
  const places = `FROM generate_series(${from}, ${to - 1}) place`;
  await root.query(`
    INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneE164", "onboardingComplete", "liveBecause", "liveAt",
        "billingStatus")
      SELECT ${inSql.client("place")}, now(), 'Business ' || place, 'UK', ${inSql.mobile("place")}, true, 'proven', now(), 'active'
      ${places};
    INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt")
      SELECT ${inSql.client("place")}, ${inSql.sender("place")}, 'OPERATIONAL', 'assigned', now(), now() ${places}`);
}

function fiction(range: "+441632960" | "+447700900", place: number): Phone {
  const phone = parsePhone(range + String(place).padStart(3, "0"));
  if (phone === null || place >= phonesMax) throw new Error(`there is no phone for fiction at ${place}`);
  return phone;
}
