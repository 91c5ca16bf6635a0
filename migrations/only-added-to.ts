/** A table whose rows nobody changes or takes out, whoever is logged in: what follows hangs on what was said before. */
export function onlyAddedTo(table: string, what: string): string {
  return `
      CREATE OR REPLACE FUNCTION ${table}_stands() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '${what} is only ever added to' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE OR REPLACE TRIGGER ${table}_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${table}_stands();
      ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_stands
  `;
}
