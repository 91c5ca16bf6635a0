import { Refused } from "../../home/refused.ts";
import { recordBreaks } from "../../release/deploy/record.ts";
import { readForged } from "../../release/deploy/signatures.ts";
import type { Ground } from "../../release/deploy/works.ts";

/** Nothing is built on a record that was changed, or that somebody signed whom nobody here trusts. */
export async function refuseChanged(client: Ground["client"], trusted: readonly string[]): Promise<void> {
  const breaks = await recordBreaks(client);
  const next = "Keep the database as it is, and compare it with the last backup.";
  if (breaks > 0) {
    throw new Refused(`${breaks} rows of the record of deployments were changed after they were written.`, next);
  }
  const { faults } = await readForged(client, trusted);
  if (faults.length === 0) return;
  throw new Refused(
    `The record of deployments cannot be built upon: ${faults[0] ?? ""} (${faults.length} in all).`,
    `${next} A key of your own that is in use no longer belongs in JOBRUN_TRUSTED_KEYS.`,
  );
}
