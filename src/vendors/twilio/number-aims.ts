import type { NumberAim } from "../../domain/account-look.ts";
import { listNumbers } from "./numbers.ts";
import type { TwilioClient } from "./sdk.ts";
import type { NumberAddresses } from "./webhook-addresses.ts";

/** Where each number of the account sends its calls and texts. */
export async function numberAims(client: TwilioClient, ours: NumberAddresses): Promise<readonly NumberAim[]> {
  const held = await listNumbers(client);
  return held.map(({ phone, addresses }) => ({ phone, aims: aimOf(addresses, ours) }));
}

function aimOf(found: NumberAddresses, ours: NumberAddresses): NumberAim["aims"] {
  if (found.voice === ours.voice && found.sms === ours.sms && found.callStatus === ours.callStatus) return "here";
  return found.voice === "" || found.sms === "" ? "nowhere" : "elsewhere";
}
