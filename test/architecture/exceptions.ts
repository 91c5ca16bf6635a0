/** Files to which the rules of size do not apply, each with its reason. An entry without its file fails. */
export const unsized: Readonly<Record<string, string>> = {
  "src/store/tables.generated.ts": "written by kysely-codegen from the migrated database, read by the compiler alone",
};
