import type { Twin } from "../twin.ts";

const prepared = { test: "test/store/prepared.db.test.ts" };

export const twins: readonly Twin[] = [
  {
    name: "a statement that is parsed each time",
    caughtBy: prepared,
    file: "src/store/prepared.ts",
    old: "values.length > 0 ? nameOf(text) : null",
    new: "values.length > 99 ? nameOf(text) : null",
  },
  {
    name: "a session that outlives a change of its tables",
    caughtBy: prepared,
    file: "src/store/prepared.ts",
    old: "client.release(destroy === true || stale)",
    new: "client.release(destroy === true)",
  },
  {
    name: "a partial index that is found by a value",
    caughtBy: prepared,
    file: "src/store/incidents.ts",
    old: ".where(sql<boolean>`incidents.state <> 'resolved'`)\n        .doUpdateSet",
    new: '.where("state", "<>", "resolved")\n        .doUpdateSet',
  },
];
