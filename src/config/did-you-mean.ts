import type { Environment } from "./problem.ts";
import { variables } from "./variables.ts";

const prefix = "JOBRUN_";
/** Read by tests and tools beside the product, which are no concern of its configuration. */
const besideTheProduct = "JOBRUN_TEST_";
const distanceMax = 3;

/** One line for each variable that looks like ours and is none: a misspelt name would otherwise be a silent default. */
export function strangers(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !name.startsWith(besideTheProduct) && !Object.hasOwn(variables, name))
    .toSorted()
    .map((name) => {
      const near = nearest(name);
      return `${name}: is not a variable that JobRun knows${near === null ? "" : `; did you mean ${near}?`}`;
    });
}

function nearest(name: string): string | null {
  const [first] = Object.keys(variables)
    .map((known) => ({ known, distance: editDistance(name, known) }))
    .toSorted((a, b) => a.distance - b.distance);
  return first !== undefined && first.distance <= distanceMax ? first.known : null;
}

/** How many letters must be added, dropped or changed to get from one name to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
