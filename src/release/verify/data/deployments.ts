import { readForged } from "../../deploy/signatures.ts";
import type { Check, DatabaseGround } from "../check.ts";

/** What releases have left here: each line fits the one before, and each signature is of its line and of a key that counts. */
export const deploymentChecks: readonly Check<DatabaseGround>[] = [
  {
    name: "deployments_whole",
    promise: "no line of the record of deployments was changed, taken out, put in, or signed by a stranger",
    means:
      "Somebody with the owner's rights rewrote what a release has left, or a key is missing in JOBRUN_TRUSTED_KEYS.",
    mend: "Keep the database as it is, and compare with the last backup; add the public key of whoever signed it, if it is yours.",
    look: async ({ client, trusted }) => {
      const { rows } = await client.query<{ looked: number; breaks: number; first: number | null }>(
        `SELECT (SELECT count(*)::int FROM deployment_steps) AS looked, count(*)::int AS breaks, min(place) AS first
          FROM deployment_breaks()`,
      );
      const [{ looked, breaks, first } = { looked: 0, breaks: 0, first: null }] = rows;
      if (looked === 0) return { state: "nothing", found: "nothing there yet" };
      if (breaks > 0) return { state: "failed", found: `${breaks} of ${looked}, such as row ${first ?? "none"}` };
      const { signed, faults } = await readForged(client, trusted);
      if (faults.length > 0) return { state: "failed", found: `${faults.length} of ${looked}: ${faults[0] ?? ""}` };
      return { state: "ok", found: `${looked} looked at, ${signed} signed` };
    },
  },
];
