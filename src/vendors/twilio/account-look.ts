import type { AccountLook } from "../../domain/account-look.ts";
import { accountStanding } from "./account-standing.ts";
import { numberAims } from "./number-aims.ts";
import { askOwnDoors, type OwnDoors } from "./own-doors.ts";
import { callCountries, textCountries } from "./permitted-countries.ts";
import { readProfiles } from "./profiles.ts";
import type { TwilioClient } from "./sdk.ts";
import { numberAddresses } from "./webhook-addresses.ts";

/** Looks at the account and changes nothing there. */
export function lookAtAccount(client: TwilioClient, own: OwnDoors): AccountLook {
  return {
    standing: () => accountStanding(client),
    profiles: () => readProfiles(client),
    textCountries: () => textCountries(client),
    callCountries: () => callCountries(client),
    numbers: () => numberAims(client, numberAddresses(own.publicUrl)),
    doors: () => askOwnDoors(own),
  };
}
