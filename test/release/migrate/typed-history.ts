import { addColumn } from "../../../src/release/migrate/step/add-column.ts";
import { addEnumValue } from "../../../src/release/migrate/step/add-enum-value.ts";
import { addForeignKey } from "../../../src/release/migrate/step/add-foreign-key.ts";
import { addUnique } from "../../../src/release/migrate/step/add-unique.ts";
import { backfill } from "../../../src/release/migrate/step/backfill.ts";
import { buildIndex } from "../../../src/release/migrate/step/build-index.ts";
import { dropAfter } from "../../../src/release/migrate/step/drop-after.ts";
import { dualWrite } from "../../../src/release/migrate/step/dual-write.ts";
import { setNotNull } from "../../../src/release/migrate/step/set-not-null.ts";
import { migration, type Migration, sql } from "../../../src/release/migrate/step.ts";

const ground = migration("ground", "expand", [
  sql(
    "tables",
    `
      CREATE TYPE "Mood" AS ENUM ('calm', 'done');
      CREATE TABLE owners (id text NOT NULL PRIMARY KEY);
      CREATE TABLE jobs (id text NOT NULL PRIMARY KEY, owner text, old text);
      INSERT INTO owners SELECT 'o' || n FROM generate_series(1, 9) n;
      INSERT INTO jobs SELECT 'j' || lpad(n::text, 4, '0'), 'o' || (1 + n % 9), CASE WHEN n % 100 = 0 THEN 'bad' ELSE n::text END
        FROM generate_series(1, 1200) n;
    `,
  ),
]);

export const jobsFilled = 1188;
export const jobsRejected = 12;

/** One step of every kind, on a small database. */
export const typedHistory: readonly Migration[] = [
  ground,
  migration("typed", "expand", [
    addColumn("jobs", "newNumber", "text"),
    addColumn("jobs", "mood", `"Mood" not null default 'calm'::"Mood"`),
    addEnumValue("Mood", "busy", { before: "done" }),
    dualWrite({
      table: "jobs",
      name: "jobs_number",
      when: "BEFORE INSERT OR UPDATE OF old",
      body: ` BEGIN NEW."newNumber" := 'n' || NEW.old; RETURN NEW; END `,
    }),
    backfill({
      name: "fill newNumber",
      table: "jobs",
      key: "id",
      left: `t."newNumber" IS NULL`,
      set: `"newNumber" = 'n' || t.old`,
      reject: { when: "t.old = 'bad'", reason: "'no number'" },
    }),
    buildIndex({ table: "jobs", name: "jobs_mood_idx", on: "(mood)", where: "(owner IS NOT NULL)" }),
    addUnique({ table: "jobs", name: "jobs_newNumber_key", on: `("newNumber")` }),
    addForeignKey({
      table: "jobs",
      name: "jobs_owner_fkey",
      columns: ["owner"],
      references: "owners(id) ON DELETE CASCADE",
    }),
    setNotNull("jobs", "owner"),
  ]),
  migration("later", "contract", [
    dropAfter({
      drops: "trigger",
      table: "jobs",
      name: "jobs_number",
      was: "CREATE TRIGGER jobs_number BEFORE INSERT OR UPDATE OF old ON public.jobs FOR EACH ROW EXECUTE FUNCTION jobs_number()",
      after: {
        says: "every job that can has its number",
        count: `SELECT FROM jobs WHERE "newNumber" IS NULL AND old <> 'bad'`,
      },
    }),
    dropAfter({
      drops: "column",
      table: "jobs",
      name: "old",
      was: "text",
      after: { says: "nothing reads the old spelling", count: "SELECT WHERE false" },
    }),
  ]),
];
