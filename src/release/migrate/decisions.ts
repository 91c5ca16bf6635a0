import type { Client } from "pg";

/** A business that is live, and whether it pays: `trial` gives it a week. */
export type LiveClient = { readonly id: string; readonly billing: "active" | "trial" };

/** What only the operator can say of a predecessor's database; null where it was not said. */
export type Decisions = {
  readonly onboardingRows: "customer" | "owner-phone" | null;
  readonly liveClients: readonly LiveClient[] | null;
};

export const undecided: Decisions = { onboardingRows: null, liveClients: null };

/** Kept beside the ledger, so that a run that goes on after a kill does what was decided before it. A second answer is refused. */
export async function keepDecisions(client: Client, { onboardingRows, liveClients }: Decisions): Promise<void> {
  const said = {
    onboarding_rows: onboardingRows,
    live_clients: liveClients === null ? null : JSON.stringify(liveClients),
  };
  for (const [name, value] of Object.entries(said)) {
    if (value === null) continue;
    const read = () => client.query<{ value: string }>("SELECT value FROM jobrun_decisions WHERE name = $1", [name]);
    const before = (await read()).rows[0]?.value;
    if (before === undefined) await client.query("INSERT INTO jobrun_decisions VALUES ($1, $2)", [name, value]);
    else if (before !== value) throw new Error(`${name} was decided otherwise when this upgrade began`);
  }
}
