import type { Check, DatabaseGround, Found } from "./check.ts";

type Rows = Pick<Check<never>, "name" | "promise" | "means" | "mend"> & {
  /** Rows of `id text, bad boolean`, one for each thing that is looked at. */
  readonly rows: string;
  /** So many must be there to be looked at; fewer prove nothing. */
  readonly atLeast: number;
  /** What a bad row is: for some a person may decide that it may stay. */
  readonly worst?: "warning";
};

/** Looks at every row, and names one of those that are not as they must be. */
export function rowsCheck({ rows, atLeast, worst, ...check }: Rows): Check<DatabaseGround> {
  return {
    ...check,
    look: async ({ client }): Promise<Found> => {
      const seen = await client.query<{ looked: number; bad: number; example: string | null }>(
        `SELECT count(*)::int AS looked, (count(*) FILTER (WHERE bad))::int AS bad, min(id) FILTER (WHERE bad) AS example FROM (${rows}) seen`,
      );
      const [{ looked, bad, example } = { looked: 0, bad: 0, example: null }] = seen.rows;
      if (looked < atLeast) return { state: "no_data", found: `${looked} looked at, where ${atLeast} must be there` };
      if (looked === 0) return { state: "nothing", found: "nothing there yet" };
      if (bad === 0) return { state: "ok", found: `${looked} looked at` };
      return { state: worst ?? "failed", found: `${bad} of ${looked}, such as ${example ?? "one without a name"}` };
    },
  };
}
