import { houseClient } from "../domain/ids.ts";
import { poolKinds, poolTrouble } from "../domain/pool.ts";
import { raiseIncident, resolveIncident } from "../store/incidents.ts";
import { freeNumbers } from "../store/numbers.ts";
import type { World } from "./world.ts";

const subject = "pool";

/** Tells the operator that free numbers run out, once until there are enough again, where owners can set up by themselves. */
export async function watchPool({ store, now }: Pick<World, "store" | "now">): Promise<void> {
  await store.withTenant(houseClient, async (tx) => {
    const { operational, onboarding } = await freeNumbers(tx);
    const trouble = onboarding === 0 ? null : poolTrouble(operational);
    for (const kind of poolKinds.filter((each) => each !== trouble))
      await resolveIncident(tx, houseClient, kind, subject);
    if (trouble === null) return;
    const detail =
      operational === 0
        ? "No number is free: the next owner who sets up has to wait."
        : `Free numbers run out: ${operational} ${operational === 1 ? "is" : "are"} left for the next owners.`;
    await raiseIncident(tx, houseClient, { kind: trouble, subject, detail }, now());
  });
}
