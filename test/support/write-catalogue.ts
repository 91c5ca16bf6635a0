import { writeFileSync } from "node:fs";
import { Client } from "pg";
import { readCatalogueLines } from "../../src/release/migrate/drift/catalogue-lines.ts";
import { catalogueText } from "../../src/release/migrate/drift/find-drift.ts";
import { migratedDatabase } from "./migrated.ts";

// Run by hand after a change of the migrations: the product carries what they make, and a test holds the two equal.
const database = await migratedDatabase();
const client = new Client({ connectionString: database.superuserUrl });
await client.connect();
const text = catalogueText(await readCatalogueLines(client));
await client.end();
await database.drop();
writeFileSync(new URL("../../src/release/migrate/drift/expected-catalogue.txt", import.meta.url), text);
