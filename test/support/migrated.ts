import pg from "pg";
import { migrations } from "../../migrations/index.ts";
import { checksum, createLedger } from "../../src/release/migrate/ledger.ts";
import { migrateUp } from "../../src/release/migrate/migrate-up.ts";
import { cloneDatabase, templateDatabase, type TestDatabase } from "./database.ts";

const logins = { jobrun_app: "test-app", jobrun_operator: "test-operator", jobrun_readonly: "test-readonly" } as const;

/** A migrated database of one test file's own, with an address for each role. */
export type MigratedDatabase = TestDatabase & {
  readonly appUrl: string;
  readonly operatorUrl: string;
  readonly readonlyUrl: string;
};

/** Cloned from a template that is built once for each state of the migrations, and of the ledger that the runner makes itself. */
export async function migratedDatabase(): Promise<MigratedDatabase> {
  const steps = migrations.flatMap((migration) => migration.steps.map(checksum));
  const template = await templateDatabase("migrated", migrate, [...steps, String(createLedger)].join("\n"));
  return withLogins(await cloneDatabase(template));
}

export function withLogins(database: TestDatabase): MigratedDatabase {
  return {
    ...database,
    appUrl: database.roleUrl("jobrun_app", logins.jobrun_app),
    operatorUrl: database.roleUrl("jobrun_operator", logins.jobrun_operator),
    readonlyUrl: database.roleUrl("jobrun_readonly", logins.jobrun_readonly),
  };
}

/** The server's roles may stem from an earlier run, so their passwords are set to the known ones. */
export async function migrate(adminUrl: string): Promise<void> {
  await migrateUp(migrations, { adminUrl, passwords: logins, announce: () => undefined });
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await setLogins(client);
  await client.end();
}

/** Gives each login the password of its address. */
export async function setLogins(superuser: pg.Client): Promise<void> {
  for (const [role, password] of Object.entries(logins)) {
    await superuser.query(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`);
  }
}
