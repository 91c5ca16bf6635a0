import type { TwilioClient } from "./sdk.ts";

const profilesMax = 1_000;

/**
 * The account's customer profiles. Any that is approved will do: the carrier approves no other before the primary one, and
 * without that it refuses texts to numbers that nobody has verified (21608).
 */
export async function readProfiles(client: TwilioClient) {
  const all = await client.trusthub.v1.customerProfiles.list({ limit: profilesMax, pageSize: profilesMax });
  const statuses: string[] = all.map(({ status }) => status);
  return { approved: statuses.includes("twilio-approved"), statuses };
}
