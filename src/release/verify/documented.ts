import { readExpected } from "../migrate/drift/find-drift.ts";
import type { Check, DatabaseGround } from "./check.ts";

type Documented = Pick<Check<never>, "name" | "promise" | "means" | "mend"> & {
  /** As the catalogue's listing names them, such as `column clients.aiDisabled`. */
  readonly objects: readonly string[];
};

/** Each object must be there with the definition that the migrations give it: a name alone proves nothing. */
export function documentedCheck({ objects, ...check }: Documented): Check<DatabaseGround> {
  return {
    ...check,
    look: async ({ catalogue }) => {
      const expected = new Map(readExpected().map(({ what, is }) => [what, is]));
      const found = new Map((await catalogue()).map(({ what, is }) => [what, is.replaceAll(/\s+/g, " ")]));
      const wrong = objects.flatMap((what) => {
        const [wanted, is] = [expected.get(what), found.get(what)];
        if (wanted === undefined) throw new Error(`no migration makes ${what}`);
        if (is === wanted) return [];
        return [is === undefined ? `${what} is missing` : `${what} is ${is}, must be ${wanted}`];
      });
      return wrong.length === 0
        ? { state: "ok", found: `${objects.length} as they must be` }
        : { state: "failed", found: wrong.join("; ") };
    },
  };
}
