import type { Twin } from "../twin.ts";

const steps = { test: "test/release/migrate/typed-steps.db.test.ts" };
const waits = { test: "test/release/migrate/lock-waits.db.test.ts" };
const sizes = { test: "test/release/migrate/batch-size.test.ts" };
const at = (file: string) => `src/release/migrate/${file}.ts`;

export const twins: readonly Twin[] = [
  {
    name: "a lock that others queue behind for seconds",
    caughtBy: waits,
    file: at("patience"),
    old: "lockTimeoutMs = 50;",
    new: "lockTimeoutMs = 5_000;",
  },
  {
    name: "a deadline that names nobody",
    caughtBy: waits,
    file: at("patience"),
    old: "(seen) => void (blockers = seen)",
    new: "() => undefined",
  },
  {
    name: "an index that waits for nobody in particular",
    caughtBy: waits,
    file: at("run-alone"),
    old: "    waitsFor = blockers;\n",
    new: "",
  },
  {
    name: "a lock not had that is the end",
    caughtBy: waits,
    file: at("patience"),
    old: `"55P03", `,
    new: "",
  },
  {
    name: "a run with nothing to do that writes",
    caughtBy: waits,
    file: at("migrate-up"),
    old: "if (!(await rolesAreReady(client))) await",
    new: "await",
  },
  {
    name: "a lock that nobody looks for again",
    caughtBy: steps,
    file: at("session"),
    old: "if (rowCount !== 1)",
    new: "if (rowCount === 7)",
  },
  {
    name: "a definition that is not read after it was made",
    caughtBy: steps,
    file: at("run-step"),
    old: `if (await leftToDo(client, move.leaves, "after"))`,
    new: "if (move.text === '')",
  },
  {
    name: "another definition by the same name that passes",
    caughtBy: steps,
    file: at("postcondition"),
    old: `if (stands.is !== "in the way") return`,
    new: "return",
  },
  {
    name: "a column of another schema that counts",
    caughtBy: steps,
    file: at("step/catalogue"),
    old: "AND NOT a.attisdropped`;\n}\n\nexport function constraintLook",
    new: "AND NOT a.attisdropped`.replace(/a.attrelid = to_regclass.'public.(\\w+)'./, \"a.attrelid IN (SELECT oid FROM pg_class WHERE relname = '$1') ORDER BY 1\");\n}\n\nexport function constraintLook",
  },
  {
    name: "an unfinished index that passes for one",
    caughtBy: steps,
    file: at("step/catalogue"),
    old: "CASE WHEN indisvalid AND indisready THEN '' ELSE 'invalid ' END || ",
    new: "",
  },
  {
    name: "something taken away while an older version serves",
    caughtBy: steps,
    file: at("step"),
    old: `phase === "expand" && step.phase === "contract"`,
    new: "false",
  },
  {
    name: "something taken away that is still needed",
    caughtBy: steps,
    file: at("run-step"),
    old: "if (move.needs !== null) ",
    new: "if (move.needs !== null && move.needs.count === '') ",
  },
  {
    name: "a batch that notes how far it came in another transaction",
    caughtBy: steps,
    file: at("run-batches"),
    old: `if (batch === undefined) throw new Error("the batch said nothing of itself");`,
    new: `if (batch === undefined) throw new Error("the batch said nothing of itself"); await client.query("COMMIT; BEGIN");`,
  },
  {
    name: "rows that cannot be filled and are not kept apart",
    caughtBy: steps,
    file: at("step/backfill"),
    old: "WHERE (${left}) AND ${rejected}",
    new: "WHERE false",
  },
  {
    name: "rows left behind a backfill",
    caughtBy: steps,
    file: at("run-batches"),
    old: "if (left.rowCount === 0) return;",
    new: "if (left.rowCount !== null) return;",
  },
  {
    name: "batches as large as before though somebody waits",
    caughtBy: sizes,
    file: at("batch-size"),
    old: "waiting > 0 ? 0.5 : ",
    new: "",
  },
  {
    name: "batches that know nothing of others' commits",
    caughtBy: sizes,
    file: at("batch-size"),
    old: "Math.max(tookMs, commitMs, 0.1)",
    new: "Math.max(tookMs, 0.1)",
  },
];
