import type { Finding, Tree } from "./tree.ts";

const harnesses = ["test/support/", "src/cluster/"];

/** A test that uses a database says so in its name, or `npm run check` would need a database. */
export function checkTestNames(tree: Tree): Finding[] {
  return tree.files
    .filter((file) => file.path.endsWith(".test.ts") && !file.path.endsWith(".db.test.ts"))
    .filter((file) => file.imports.some(({ to }) => to !== null && harnesses.some((folder) => to.startsWith(folder))))
    .map((file) => ({ path: file.path, line: 1, rule: "needs a database, so its name must end in .db.test.ts" }));
}
