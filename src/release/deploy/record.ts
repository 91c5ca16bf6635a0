import { type Client, DatabaseError } from "pg";
import { newId } from "../../store/new-id.ts";
import { connect } from "../connect.ts";
import { history } from "../migrate/history.ts";
import { recognise } from "../migrate/plan/recognise.ts";
import { ensureRoles, rolesAreReady, type RolePasswords } from "../migrate/roles.ts";
import type { Signer } from "../signing.ts";
import { backupAgeMaxMinutes, type Environment, type StepName } from "./plan.ts";
import { standingOf } from "./standing.ts";

/** One release on its way to one database. */
export type Deployment = {
  readonly id: string;
  readonly commit: string;
  readonly environment: Environment;
  readonly database: string;
};

export type Evidence = Readonly<Record<string, string | number | boolean | null>>;

/** Who noted it, when, and how long ago that was by the database's clock. */
export type Noted = {
  readonly who: string;
  readonly at: string;
  readonly secondsAgo: number;
  readonly evidence: Evidence;
};

/** Where a deployment stands: of so many steps the evidence lies there, and what people have said. */
export type Standing = {
  readonly reached: number;
  readonly left: ReadonlyMap<StepName, Noted>;
  readonly approved: ReadonlyMap<string, Noted>;
};

/** What stands for the commit of a program that knows none; locally that may be. */
export const noCommit = "none";

type Row = Noted & { readonly step: string; readonly what: "approved" | "begun" | "left" };

const lockKey = "jobrun deploy";
const tables = "20261123_deployments";
/** serialization_failure: somebody else noted something between the drawing up of a row and its writing. */
const grownMeanwhile = "40001";
const signTriesMax = 20;

/** The migrator's connection as the owner of the record, whose tables it makes where no migration has run yet. The caller ends it. */
export async function openRecord(adminUrl: string, passwords: RolePasswords): Promise<Client> {
  const client = await connect(adminUrl, "jobrun deploy");
  try {
    const made = await recordExists(client);
    const shape = made ? null : await recognise(client, history);
    if (shape?.is === "unknown") throw new Error(`Not a database that JobRun knows: ${shape.differences.join("; ")}.`);
    if (!(await rolesAreReady(client))) await ensureRoles(client, passwords);
    await client.query("SET ROLE jobrun_owner");
    if (!made) await makeTables(client);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** For as long as the connection lives; false where another deployment is under way on this database. */
export async function takeTurn(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken",
    [lockKey],
  );
  return rows[0]?.taken === true;
}

async function recordExists(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regprocedure('public.deployment_steps_stands()') IS NOT NULL AS there",
  );
  return rows[0]?.there === true;
}

/** The migration's own text, which the migration then finds done: the ledger does not know of it before that. */
async function makeTables(client: Client): Promise<void> {
  const steps = history.find(({ name }) => name === tables)?.steps ?? [];
  await client.query("BEGIN");
  for (const { text } of steps) await client.query(text);
  await client.query("COMMIT");
}

/**
 * Which database this is: its server's own number, its place there, and what it was last restored from. A copy has the rows of
 * the one that it was made of, and none of them is evidence for the copy.
 */
export async function databaseIdentity(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string; restorable: boolean }>(
    `SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid AS id,
      to_regclass('public.restorations') IS NOT NULL AS restorable FROM pg_database WHERE datname = current_database()`,
  );
  const [{ id, restorable } = { id: "", restorable: false }] = rows;
  if (!restorable) return id;
  const last = await client.query<{ id: string }>(
    `SELECT id FROM public.restorations ORDER BY "restoredAt" DESC, id DESC LIMIT 1`,
  );
  return [id, ...last.rows.map((row) => row.id)].join("/");
}

/** The deployment of this release to this database, begun where there is none. */
export async function beginDeployment(client: Client, wanted: Omit<Deployment, "id">): Promise<Deployment> {
  const { commit, environment, database } = wanted;
  await client.query(
    `INSERT INTO public.deployments (id, commit, environment, database) VALUES ($1, $2, $3, $4)
      ON CONFLICT (commit, environment, database) DO NOTHING`,
    [newId("deployment"), commit, environment, database],
  );
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM public.deployments WHERE commit = $1 AND environment = $2 AND database = $3",
    [commit, environment, database],
  );
  return { id: rows[0]?.id ?? "", ...wanted };
}

export async function readStanding(client: Client, { id, environment }: Deployment): Promise<Standing> {
  const { rows } = await client.query<Row>(
    `SELECT step, what, who, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, extract(epoch FROM clock_timestamp() - at)::float8 AS "secondsAgo", evidence
      FROM public.deployment_steps WHERE "deploymentId" = $1 ORDER BY place`,
    [id],
  );
  return standingOf(rows, environment);
}

/** Refused by the database where it is out of order: see the migration. */
export async function note(
  client: Client,
  { id }: Deployment,
  row: Pick<Row, "step" | "what" | "who" | "evidence">,
  signer: Signer | null = null,
): Promise<void> {
  const columns = { deploymentId: id, ...row };
  if (signer !== null) return noteSigned(client, columns, signer);
  await insert(client, columns);
}

/** Its hash is asked for, signed, and sent along: the database refuses it where another row came between. */
async function noteSigned(client: Client, columns: Readonly<Record<string, unknown>>, signer: Signer): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await client.query<{ at: string; hash: string }>(
      `SELECT at::text, hash FROM public.deployment_next(jsonb_populate_record(NULL::public.deployment_steps, $1))`,
      [JSON.stringify({ ...columns, signedBy: signer.publicKey })],
    );
    const [{ at, hash } = { at: "", hash: "" }] = rows;
    const signed = { ...columns, at, hash, signedBy: signer.publicKey, signature: signer.sign("evidence", hash) };
    const wrote = await insert(client, signed).catch((error: unknown) => {
      if (tries < signTriesMax && error instanceof DatabaseError && error.code === grownMeanwhile) return "again";
      throw error;
    });
    if (wrote !== "again") return;
  }
}

async function insert(client: Client, columns: Readonly<Record<string, unknown>>): Promise<void> {
  await client.query(
    `INSERT INTO public.deployment_steps ("deploymentId", step, what, who, evidence, at, hash, "signedBy", signature)
      SELECT "deploymentId", step, what, who, evidence, at, hash, "signedBy", signature
      FROM jsonb_populate_record(NULL::public.deployment_steps, $1)`,
    [JSON.stringify(columns)],
  );
}

/** How many rows of the record do not fit those before them. */
export async function recordBreaks(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM public.deployment_breaks()");
  return rows[0]?.n ?? 0;
}

/** Why nobody may migrate this database now for want of a proved backup of it; null where there is one. As the migrator's login. */
export async function whyNoBackup(client: Client): Promise<string | null> {
  const none = "No backup of this database is proved.";
  if (!(await recordExists(client))) return none;
  await client.query("SET ROLE jobrun_owner");
  const { rows } = await client.query<{ minutes: number }>(
    `SELECT extract(epoch FROM clock_timestamp() - (s.evidence ->> 'of')::timestamptz)::float8 / 60 AS minutes
      FROM public.deployment_steps s JOIN public.deployments d ON d.id = s."deploymentId"
      WHERE d.database = $1 AND s.step = 'backup' AND s.what = 'left' ORDER BY s.place DESC LIMIT 1`,
    [await databaseIdentity(client)],
  );
  const minutes = rows[0]?.minutes;
  if (minutes === undefined) return none;
  if (minutes <= backupAgeMaxMinutes) return null;
  return `The last proved backup of this database is ${Math.round(minutes)} minutes old, and ${backupAgeMaxMinutes} at most may be.`;
}

/** Why nobody may migrate production now for want of staging's evidence of this commit; null where it lies there, or an override. */
export async function whyNotStaged(client: Client, commit: string): Promise<string | null> {
  const none = `Staging has shown nothing of ${commit.slice(0, 12)}, and nobody answers for going on without.`;
  if (!(await recordExists(client))) return none;
  await client.query("SET ROLE jobrun_owner");
  const { rows } = await client.query<{ staged: boolean }>(
    `SELECT EXISTS (SELECT FROM public.deployment_steps s JOIN public.deployments d ON d.id = s."deploymentId"
      WHERE d.commit = $1 AND d.environment = 'production' AND d.database = $2 AND s.step = 'staging' AND s.what = 'left') AS staged`,
    [commit, await databaseIdentity(client)],
  );
  return rows[0]?.staged === true ? null : none;
}
