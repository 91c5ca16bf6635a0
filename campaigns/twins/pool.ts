import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/flows/watch-pool.db.test.ts" };
const watch = "src/flows/watch-pool.ts";
const numbers = "src/store/numbers.ts";

const planted: readonly (readonly [name: string, file: string, old: string, replacement: string])[] = [
  ["a pool that is low at one alone", "src/domain/pool.ts", "const poolLowAt = 2;", "const poolLowAt = 1;"],
  ["an empty pool that is called low", "src/domain/pool.ts", "if (free === 0)", "if (free < 0)"],
  ["a pool of nobody's that is somebody's trouble", watch, "onboarding === 0 ? null : ", ""],
  ["a pool that stays a trouble", watch, "await resolveIncident(tx, houseClient, kind, subject);", ""],
  ["numbers at rest that count as free", numbers, `FROM numbers WHERE state = 'warm'`, "FROM numbers WHERE true"],
  ["numbers for other things that count as free", numbers, "count(*) FILTER (WHERE role = 'OPERATIONAL')", "count(*)"],
];

export const twins: readonly Twin[] = planted.map(([name, file, old, replacement]) => ({
  name,
  caughtBy,
  file,
  old,
  new: replacement,
}));
