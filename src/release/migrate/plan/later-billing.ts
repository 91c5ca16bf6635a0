import type { Client } from "pg";

/** What the predecessor's 20241226 made of the type, where its alignment had not made it before, and what each means in ours. */
const meanings = {
  TRIAL_PENDING: "none",
  TRIAL_ACTIVE: "trial",
  TRIAL_EXPIRED: "none",
  ACTIVE: "active",
  DELINQUENT: "past_due",
  CANCELED: "canceled",
  SUSPENDED: "none",
} as const;

/**
 * Its programs name the type in all that they write of billing, and ours is another by the same name: beside each other they
 * cannot be. A person has to decide when the first ends.
 */
export async function laterBilling(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ labels: string | null }>(
    `SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) AS labels FROM pg_enum
      WHERE enumtypid = to_regtype('public."BillingStatus"')`,
  );
  if (rows[0]?.labels !== Object.keys(meanings).join(", ")) return [];
  const meant = Object.entries(meanings).map(([theirs, ours]) => `${theirs} is ${ours}`);
  return [
    `"BillingStatus" has the seven values of the predecessor's 20241226, and ours has five by its name (${meant.join(", ")}): stop what writes client_billing, give that type another name, and say in the file of --live-clients who pays and who is on trial`,
  ];
}
