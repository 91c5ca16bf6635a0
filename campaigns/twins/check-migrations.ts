import type { Twin } from "../twin.ts";

const caughtBy = { test: "test/migrations/traced-steps.db.test.ts" };
const at = (file: string) => `src/release/migrate/step/${file}.ts`;
const faults = "campaigns/check-migrations/faults.ts";

export const twins: readonly Twin[] = [
  {
    name: "a step that says a weaker lock than it takes",
    caughtBy,
    file: at("add-column"),
    old: `mode: "ACCESS EXCLUSIVE"`,
    new: `mode: "SHARE UPDATE EXCLUSIVE"`,
  },
  {
    name: "a rule that reads the table through under its first lock",
    caughtBy,
    file: at("add-check"),
    old: "ADD CONSTRAINT ${quoted(name)} ${unchecked}",
    new: "ADD CONSTRAINT ${quoted(name)} ${definition}",
  },
  {
    name: "an index that stops writers while it is built",
    caughtBy,
    file: at("build-index"),
    old: "text: definition.replace(`INDEX ${name}`, `INDEX CONCURRENTLY ${name}`),",
    new: "text: definition,",
  },
  {
    name: "a foreign key that is checked under its first lock",
    caughtBy,
    file: at("add-foreign-key"),
    old: "const unchecked = `${definition} NOT VALID`;",
    new: "const unchecked = definition;",
  },
  {
    name: "a step that locks two tables one after the other",
    caughtBy,
    file: "migrations/20261122_leads.ts",
    old: `        ADD COLUMN "movedAt" timestamptz
`,
    new: `        ADD COLUMN "movedAt" timestamptz;
      ALTER TABLE customers ALTER COLUMN name DROP DEFAULT
`,
  },
  {
    name: "a lock beyond what was said that nobody compares",
    caughtBy,
    file: faults,
    old: "strength(mode) > said(table)",
    new: "strength(mode) > 99",
  },
  {
    name: "commands in a DO block that nobody sees",
    caughtBy,
    file: faults,
    old: "late = commands.filter(({ held }) => held.some(stopsWriters))",
    new: "late = commands.slice(1).filter(({ held }) => held.some(stopsWriters))",
  },
  {
    name: "an index of which nobody asks whether it is valid",
    caughtBy,
    file: "campaigns/check-migrations/trace-file.ts",
    old: "SET indisvalid = false",
    new: "SET indisvalid = true",
  },
];
