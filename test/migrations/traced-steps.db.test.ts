import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";
import { adoption } from "../../migrations/index.ts";
import { judgeHistory, type JudgedStep, reportOf } from "../../campaigns/check-migrations/judge-history.ts";
import { known, knownMax } from "../../campaigns/check-migrations/known.ts";
import { statementsOf } from "../../campaigns/check-migrations/statements.ts";
import { traceFile, type TracedStatement } from "../../campaigns/check-migrations/trace-file.ts";
import { traceBothHistories, traceHistory } from "../../campaigns/check-migrations/trace-history.ts";
import { migration, sql, sqlOutsideTransaction, type Step } from "../../src/release/migrate/step.ts";
import { dropEmptyDatabases } from "./empty-database.ts";
import { legacyDatabase } from "./legacy-database.ts";

after(dropEmptyDatabases);

describe("every step of our history, on filled databases of both of the predecessor's schemas", () => {
  it("locks what it says and no more, reads no rows under that lock, and has no fault but those with a reason", async () => {
    const judged = judgeHistory(await traceBothHistories());
    assert.ok(judged.steps.filter(({ locks }) => locks.some(({ mode }) => mode === "ACCESS EXCLUSIVE")).length > 60);
    const red = judged.steps.filter(({ faults }) => faults.length > 0);
    assert.deepEqual(reportOf({ steps: red, stale: judged.stale }), []);
  });

  it("has a list of known faults that may only shrink", () => {
    assert.ok(known.length <= knownMax, `${known.length} are listed, ${knownMax} at most`);
  });
});

describe("a file after the predecessor's pattern", () => {
  let statements: readonly TracedStatement[];
  const saysOf = (part: string) =>
    statements.filter(({ text }) => text.includes(part)).flatMap(({ faults }) => faults.map(({ says }) => says));
  before(async () => {
    const path = fileURLToPath(new URL("predecessor-pattern.sql", import.meta.url));
    statements = await traceFile(await legacyDatabase(), path);
  });

  for (const [what, part, said] of [
    [
      "a lock for which it would wait for ever",
      "paymentActive",
      /^it waits without bound for ACCESS EXCLUSIVE on clients/,
    ],
    [
      "a second statement under the first one's lock, in a DO block",
      "'billingStatus'",
      /^1 commands begin under ACCESS EXCLUSIVE on clients, such as ALTER TABLE/,
    ],
    [
      "a second table locked in the same transaction",
      "STEP 3",
      /^it holds ACCESS EXCLUSIVE on clients and ACCESS EXCLUSIVE on onboarding_states at once/,
    ],
    ["rows filled under the lock", "STEP 3", /^it writes 67 rows under ACCESS EXCLUSIVE on onboarding_states/],
    ["a foreign key that is checked at once", "FOREIGN KEY", /^it reads 41 rows under .* on clients/],
    ["SET NOT NULL that reads the table", "SET NOT NULL", /^it reads 400 rows under ACCESS EXCLUSIVE on messages/],
    ["a check that is not NOT VALID", "leads_notes_check", /^it reads 45 rows under ACCESS EXCLUSIVE on leads/],
    ["a table written anew", "VARCHAR(20)", /^it writes customers anew/],
    ["an index that is not built concurrently", "bookings_status_idx", /^it holds SHARE on bookings and /],
    [
      "an index that may not be built there",
      "CONCURRENTLY",
      /^it fails: CREATE INDEX CONCURRENTLY cannot run inside a transaction block/,
    ],
    [
      "a state of an enum used where it was added",
      "id = 'os-ow4'",
      /^it fails: unsafe use of new value "S6_PHONE_TYPE"/,
    ],
    [
      "IF NOT EXISTS that takes an INVALID index for whole",
      "run again",
      /^it takes bookings_status_idx for whole, which is INVALID/,
    ],
    [
      "an index that nobody can read while it is made anew",
      "REINDEX",
      /^it reads 84 rows under ACCESS EXCLUSIVE on client_settings/,
    ],
  ] as const) {
    it(`is found to have ${what}`, () => {
      const says = saysOf(part);
      assert.ok(
        says.some((line) => said.test(line)),
        says.join("\n"),
      );
    });
  }

  it("is found harmless where it makes a type that nobody has yet", () => {
    assert.deepEqual(saysOf("CREATE TYPE"), []);
  });
});

describe("a step of ours that says less than it does", () => {
  let steps: readonly JudgedStep[];
  const onLeads = { mode: "ACCESS EXCLUSIVE", on: ["leads"] } as const;
  const planted: readonly Step[] = [
    sql("no lock, it says", "DO $$ BEGIN ALTER TABLE leads ADD COLUMN a int; END $$"),
    sql("a weaker lock", "ALTER TABLE leads ADD COLUMN b int", { mode: "SHARE ROW EXCLUSIVE", on: ["leads"] }),
    sql("another table", "ALTER TABLE leads ADD COLUMN c int", { mode: "ACCESS EXCLUSIVE", on: ["customers"] }),
    sql("written anew", "ALTER TABLE leads ADD COLUMN d timestamptz NOT NULL DEFAULT clock_timestamp()", onLeads),
    sql("a check at once", "ALTER TABLE leads ADD CONSTRAINT e CHECK (notes <> 'e')", onLeads),
    sqlOutsideTransaction("an index outside", { text: "CREATE INDEX f ON leads (notes)", undo: "SELECT" }),
    sql("rows unsaid", "UPDATE leads SET notes = 'g' WHERE false"),
    sql("what it says", "ALTER TABLE leads ADD COLUMN h int", onLeads),
  ];
  before(async () => {
    const adopted = adoption.runs.steps.map((step) => ({ migration: adoption.runs, step }));
    const history = migration("planted", "expand", planted);
    const all = [...adopted, ...planted.map((step) => ({ migration: history, step }))];
    steps = judgeHistory(await traceHistory(await legacyDatabase(), all), []).steps;
  });

  for (const [name, says] of [
    ["no lock, it says", ["it takes ACCESS EXCLUSIVE on leads and says nothing"]],
    ["a weaker lock", ["it takes ACCESS EXCLUSIVE on leads and says SHARE ROW EXCLUSIVE on leads"]],
    ["another table", ["it takes ACCESS EXCLUSIVE on leads and says ACCESS EXCLUSIVE on customers"]],
    ["written anew", ["it writes leads anew", "it reads 270 rows under ACCESS EXCLUSIVE on leads"]],
    ["a check at once", ["it reads 45 rows under ACCESS EXCLUSIVE on leads"]],
    ["an index outside", ["it takes SHARE on leads and says nothing", "it waits without bound for SHARE on leads"]],
    ["rows unsaid", ["it takes ROW EXCLUSIVE on leads and says nothing"]],
    ["what it says", []],
  ] as const) {
    it(`is seen: ${name}`, () => {
      const step = steps.find(({ key }) => key === `planted/${name}`);
      assert.deepEqual(
        step?.faults.map((fault) => fault.says),
        says,
      );
    });
  }

  it("is no excuse for an entry of the known faults that nothing has", () => {
    assert.equal(judgeHistory([], known).stale.length, known.length);
  });
});

describe("a file of SQL", () => {
  it("is cut at its statements' ends, and not within quotes, bodies or comments", () => {
    const text = `-- one; of it\nSELECT ';' AS "a;b"; /* ; */ ;\nDO $$ BEGIN NULL; END $$;\nDO $x$ BEGIN PERFORM '$$;'; END $x$; SELECT 1`;
    assert.deepEqual(statementsOf(text), [
      `-- one; of it\nSELECT ';' AS "a;b"`,
      "DO $$ BEGIN NULL; END $$",
      "DO $x$ BEGIN PERFORM '$$;'; END $x$",
      "SELECT 1",
    ]);
  });
});
