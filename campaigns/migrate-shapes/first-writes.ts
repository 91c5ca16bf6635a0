import { Client } from "pg";
import type { EmptyDatabase } from "../../test/migrations/empty-database.ts";
import { OldProgram } from "../../test/legacy/old-program.ts";
import type { StartingShape } from "./shapes.ts";

/** A program of the predecessor's, with a login and rights of its own from before the upgrade. */
export type OldCode = {
  readonly login: string;
  /** All that it ever writes, once; `mark` tells one time from another. */
  readonly write: (mark: string) => Promise<void>;
  /** Null where it may still read, or what it is told. */
  readonly refusal: () => Promise<string | null>;
  readonly end: () => Promise<void>;
};

export async function openOldCode(database: EmptyDatabase, { rowOf }: StartingShape): Promise<OldCode> {
  const { root, name } = database;
  const login = `old_code_${process.pid}`;
  await root.query(`DROP ROLE IF EXISTS ${login}; CREATE ROLE ${login} LOGIN PASSWORD 'old'; GRANT USAGE ON SCHEMA public TO ${login};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${login};
    GRANT CONNECT ON DATABASE "${name}" TO ${login};
    INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ('default-client', now(), 'Default', 'UK') ON CONFLICT DO NOTHING`);
  const db = new Client({ connectionString: database.roleUrl(login, "old") });
  db.on("error", () => undefined);
  await db.connect();
  const old = new OldProgram(db, rowOf);
  return {
    login,
    write: async (mark) => {
      const customer = await old.missedCall(mark, "default-client", `07700902${mark}`);
      await old.text(mark, "default-client", customer);
      await old.prospect(mark, customer);
      await old.business(mark);
    },
    refusal: () =>
      db.query("SELECT FROM clients").then(
        () => null,
        (error: unknown) => String(error),
      ),
    end: async () => {
      await db.end();
      await root.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`);
    },
  };
}
