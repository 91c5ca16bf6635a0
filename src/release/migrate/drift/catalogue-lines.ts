import type { Client } from "pg";
import { relations } from "./relations-query.ts";
import { rules } from "./rules-query.ts";
import { rights } from "./rights-query.ts";

/** One object of the catalogue. `of`: the table that it belongs to, or '' where to none; `what` names it, `is` defines it. */
export type CatalogueLine = { readonly of: string; readonly what: string; readonly is: string };

/**
 * Everything of the public schema that our migrations decide, in words that PostgreSQL 15 to 18 share: no oids, no places of
 * columns, no names of whoever migrated. Any login may read it. Extensions, sizes and settings of storage are not in it.
 */
export async function readCatalogueLines(client: Client): Promise<readonly CatalogueLine[]> {
  // What the catalogue spells depends on the path: a name is written with its schema where it is not on it.
  await client.query("SELECT set_config('search_path', 'public', false)");
  const { rows } = await client.query<CatalogueLine>(
    [...relations, ...rules, ...rights].map((query) => `(${query})`).join("\nUNION ALL\n"),
  );
  return rows.toSorted((a, b) => (a.what < b.what ? -1 : 1));
}
