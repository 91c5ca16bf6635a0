import { Client } from "pg";

const cloneAgeMaxMs = 2 * 3600 * 1000;
const lockKey = "jobrun test leftovers";

/** The name of a clone says whose it is and since when, so that a later run can tell what a killed one left. */
export function cloneName(checkoutMark: string, count: number): string {
  return `${clonePrefix(checkoutMark)}${process.pid}-${Date.now()}-${count}`;
}

/** Drops this checkout's clones whose process is gone. One process at a time does it; the others go on. */
export async function dropLeftovers(superuserUrl: string, checkoutMark: string): Promise<void> {
  const superuser = new Client({ connectionString: superuserUrl });
  await superuser.connect();
  try {
    const lock = await superuser.query<{ mine: boolean }>("select pg_try_advisory_lock(hashtext($1)) as mine", [
      lockKey,
    ]);
    if (lock.rows[0]?.mine !== true) return;
    const found = await superuser.query<{ datname: string }>(
      "select datname from pg_database where starts_with(datname, $1)",
      [clonePrefix(checkoutMark)],
    );
    for (const { datname } of found.rows) {
      if (isInUse(datname.slice(clonePrefix(checkoutMark).length))) continue;
      await superuser.query(`drop database if exists ${superuser.escapeIdentifier(datname)} with (force)`);
    }
  } finally {
    await superuser.end();
  }
}

function clonePrefix(checkoutMark: string): string {
  return `jobrun-clone-${checkoutMark}-`;
}

function isInUse(rest: string): boolean {
  const [pid, madeAt] = rest.split("-").map(Number);
  if (pid === undefined || madeAt === undefined || Date.now() - madeAt > cloneAgeMaxMs) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
