import type { Twin } from "../twin.ts";

const caughtBy = { campaign: "migrate-crash" };
const at = (file: string) => `src/release/migrate/${file}.ts`;

export const twins: readonly Twin[] = [
  {
    name: "an index that a killed run left, taken for whole",
    caughtBy,
    file: at("step/build-index"),
    old: "done: [definition], from: [null, `invalid ${definition}`]",
    new: "done: [definition, `invalid ${definition}`], from: [null]",
  },
  {
    name: "a step that is written down before it is done",
    caughtBy,
    file: at("run-step"),
    old: '  await client.query("BEGIN");\n  try {',
    new: '  await client.query("BEGIN");\n  try {\n    await note();\n    await client.query("COMMIT; BEGIN");\n    note = () => Promise.resolve();',
  },
  {
    name: "two runners that hold the migration's lock together",
    caughtBy,
    file: at("session"),
    old: "SELECT pg_try_advisory_lock(",
    new: "SELECT pg_try_advisory_lock_shared(",
  },
  {
    name: "a run of a finished upgrade that writes",
    caughtBy,
    file: at("migrate-up"),
    old: "  if (missing.length === 0) return 0;\n",
    new: "",
  },
];
