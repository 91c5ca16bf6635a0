import type { Client } from "pg";
import { escapeIdentifier, escapeLiteral } from "pg";

const withoutLogin = ["jobrun_owner", "jobrun_claim"] as const;
const withLogin = ["jobrun_migrator", "jobrun_app", "jobrun_operator", "jobrun_readonly"] as const;

/** Passwords for the logins that are made here; a login that exists keeps what it has. */
export type RolePasswords = { readonly [role in (typeof withLogin)[number]]?: string };

/** Whether all of it is there already, so that a run with nothing to do writes nothing. */
export async function rolesAreReady(admin: Client): Promise<boolean> {
  const { rows } = await admin.query<{ ready: boolean }>(
    `SELECT (SELECT count(*) FROM pg_roles WHERE rolname = ANY ($1)) = $2
      AND (SELECT bool_and(has_schema_privilege(r.oid, 'public', 'USAGE') AND has_database_privilege(r.oid, current_database(), 'CONNECT'))
        FROM pg_roles r WHERE r.rolname IN ('jobrun_app', 'jobrun_operator', 'jobrun_readonly'))
      AND NOT EXISTS (SELECT FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
        WHERE d.datname = current_database() AND x.grantee = 0)
      AND (SELECT pg_has_role(r.oid, 'MEMBER') AND has_schema_privilege(r.oid, 'public', 'CREATE WITH GRANT OPTION')
        FROM pg_roles r WHERE r.rolname = 'jobrun_owner') AS ready`,
    [[...withoutLogin, ...withLogin], withoutLogin.length + withLogin.length],
  );
  return rows[0]?.ready === true;
}

/**
 * Makes the cluster's roles where they are missing and gives the migrator what the migrations need. Needs a login that may
 * create roles and owns the database; it never needs a superuser. Safe beside another run on the same server.
 */
export async function ensureRoles(admin: Client, passwords: RolePasswords): Promise<void> {
  for (const role of withoutLogin) await createRole(admin, role, "NOLOGIN");
  for (const role of withLogin) {
    const password = passwords[role];
    await createRole(admin, role, password === undefined ? "LOGIN" : `LOGIN PASSWORD ${escapeLiteral(password)}`);
  }
  const database = await admin.query<{ name: string }>("SELECT current_database() AS name");
  const name = escapeIdentifier(database.rows[0]?.name ?? "");
  await tolerant(admin, `GRANT jobrun_owner, jobrun_claim, jobrun_operator TO CURRENT_USER`);
  const owner = await admin.query<{ may: boolean }>(
    "SELECT has_schema_privilege('jobrun_owner', 'public', 'CREATE WITH GRANT OPTION') AS may",
  );
  if (owner.rows[0]?.may !== true) {
    await tolerant(admin, `GRANT CREATE, USAGE ON SCHEMA public TO jobrun_owner WITH GRANT OPTION`);
  }
  await tolerant(admin, `GRANT USAGE ON SCHEMA public TO jobrun_claim, jobrun_app, jobrun_operator, jobrun_readonly`);
  await tolerant(admin, `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await tolerant(admin, `GRANT CONNECT ON DATABASE ${name} TO jobrun_app, jobrun_operator, jobrun_readonly`);
}

async function createRole(admin: Client, role: string, how: string): Promise<void> {
  const found = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  if (found.rowCount === 0) await tolerant(admin, `CREATE ROLE ${role} ${how} NOSUPERUSER NOBYPASSRLS NOCREATEDB`);
}

/** Another run may be doing the same this moment: its result is as good as ours. */
async function tolerant(admin: Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(statement);
      return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (code === "42710" || code === "23505") return;
      // "tuple concurrently updated": the other run changed the same catalogue row between our read and our write.
      if (code !== "XX000" || attempt >= 20) throw error;
      await new Promise((done) => setTimeout(done, 25 * attempt));
    }
  }
}
