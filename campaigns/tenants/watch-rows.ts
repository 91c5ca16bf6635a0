import type { Client } from "pg";

/** The error of a statement that wrote a row of somebody else than the tenant whom `probe.tenant` names. */
export const reachedCode = "PR001";

/**
 * Whatever writes a row of another's, be it through a function that runs as its owner, fails with a code of the campaign's. A
 * row of the house or of no tenant is another's, too.
 */
export async function watchRows(root: Client): Promise<void> {
  await root.query(`
    CREATE FUNCTION public.watch_row() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    DECLARE
      mine text := current_setting('probe.tenant', true);
      one jsonb;
    BEGIN
      IF coalesce(mine, '') = '' THEN RETURN NULL; END IF;
      FOREACH one IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
        -- A number of one's own that is given back is the house's from then on.
        CONTINUE WHEN TG_TABLE_NAME = 'numbers' AND TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> 'clientId' = mine
          AND one ->> 'clientId' = 'client_jobrun';
        IF one IS NOT NULL AND coalesce(one ->> TG_ARGV[0], '') <> mine THEN
          RAISE EXCEPTION 'a row of % in % was written', coalesce(one ->> TG_ARGV[0], 'nobody'), TG_TABLE_NAME
            USING ERRCODE = '${reachedCode}';
        END IF;
      END LOOP;
      RETURN NULL;
    END $$;
    DO $$
    DECLARE t record;
    BEGIN
      FOR t IN SELECT oid::regclass AS name, CASE relname WHEN 'clients' THEN 'id' ELSE 'clientId' END AS tenant
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      LOOP
        EXECUTE format('CREATE TRIGGER watch_row AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION watch_row(%L)',
          t.name, t.tenant);
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER watch_row', t.name);
      END LOOP;
    END $$`);
}
