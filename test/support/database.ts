import { createHash } from "node:crypto";
import assert from "node:assert/strict";
import type { Client } from "pg";
import { cloneName } from "./leftovers.ts";
import { checkoutMark, testServer, withSuperuser } from "./server.ts";

export interface Template {
  readonly name: string;
}

/** A database of one test file's own. */
export interface TestDatabase {
  readonly name: string;
  readonly superuserUrl: string;
  roleUrl(role: string, password: string): string;
  /** Ends all connections to it. */
  drop(): Promise<void>;
}

const buildTimeout = "120s";
const lockKey = "jobrun test templates";

let clones = 0;

/**
 * A database to clone, built once for a fingerprint of what it is built from, by whichever process comes first. Builds
 * take turns, because roles belong to the whole server. Older ones of the same name are dropped.
 */
export async function templateDatabase(
  name: string,
  build: (superuserUrl: string) => Promise<void>,
  fingerprint: string,
): Promise<Template> {
  assert.match(name, /^[a-z0-9_]{1,20}$/, "a template's name is short and plain");
  const prefix = `jobrun-template-${checkoutMark}-${name}-`;
  const template = prefix + createHash("sha256").update(fingerprint).digest("hex").slice(0, 12);

  await withSuperuser(async (superuser) => {
    if (await exists(superuser, template)) return;
    await superuser.query(`set lock_timeout = '${buildTimeout}'`);
    await superuser.query("select pg_advisory_lock(hashtext($1))", [lockKey]);
    if (await exists(superuser, template)) return;
    await dropAll(superuser, prefix);

    const unfinished = `${prefix}unfinished`;
    await superuser.query(`create database ${superuser.escapeIdentifier(unfinished)} template template0`);
    await build((await testServer()).superuserUrl(unfinished));
    await finish(superuser, unfinished, template);
  });
  return { name: template };
}

/** A copy of the template: about 15 ms by copying files, which was measured at a third of copying through the log. */
export async function cloneDatabase(template: Template): Promise<TestDatabase> {
  const server = await testServer();
  clones += 1;
  const name = cloneName(checkoutMark, clones);
  await withSuperuser(async (superuser) => {
    const [clone, original] = [name, template.name].map((each) => superuser.escapeIdentifier(each));
    await superuser.query(`create database ${clone} template ${original} strategy file_copy`);
  });
  return {
    name,
    superuserUrl: server.superuserUrl(name),
    roleUrl: (role, password) => server.roleUrl(role, password, name),
    drop: () => withSuperuser((superuser) => drop(superuser, name)),
  };
}

/** A template that takes no connections cannot be changed, and is never busy when it is copied. */
async function finish(superuser: Client, unfinished: string, template: string): Promise<void> {
  const [from, to] = [unfinished, template].map((name) => superuser.escapeIdentifier(name));
  await superuser.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
    [unfinished],
  );
  await superuser.query(`alter database ${from} with allow_connections false`);
  await superuser.query(`alter database ${from} rename to ${to}`);
}

async function exists(superuser: Client, name: string): Promise<boolean> {
  return (await superuser.query("select from pg_database where datname = $1", [name])).rowCount === 1;
}

async function dropAll(superuser: Client, prefix: string): Promise<void> {
  const found = await superuser.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, $1)",
    [prefix],
  );
  for (const { datname } of found.rows) await drop(superuser, datname);
}

async function drop(superuser: Client, name: string): Promise<void> {
  await superuser.query(`drop database if exists ${superuser.escapeIdentifier(name)} with (force)`);
}
