import { z } from "zod";
import type { TwilioClient } from "./sdk.ts";

/** The world has some 250. */
const countriesMax = 1_000;

/** The client has no type for them. */
const permissions = z.array(z.object({ country_code: z.string(), enabled: z.boolean() })).max(countriesMax);

/** The countries that the account's texts may go to; others are refused with 21408. */
export async function textCountries(client: TwilioClient): Promise<readonly string[]> {
  const answer = await client.accounts.v1.messagingGeopermissions.fetch();
  return permissions.parse(answer.permissions).flatMap((each) => (each.enabled ? [each.country_code] : []));
}

/** The countries that the account may call, be it only numbers of some kind. */
export async function callCountries(client: TwilioClient): Promise<readonly string[]> {
  const bounds = { limit: countriesMax, pageSize: countriesMax };
  const all = await client.voice.v1.dialingPermissions.countries.list(bounds);
  return all
    .filter(
      (each) =>
        each.lowRiskNumbersEnabled || each.highRiskSpecialNumbersEnabled || each.highRiskTollfraudNumbersEnabled,
    )
    .map(({ isoCode }) => isoCode);
}
