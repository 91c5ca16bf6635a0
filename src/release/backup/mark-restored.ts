import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import { newId } from "../../store/new-id.ts";
import type { Standing } from "../../domain/standing.ts";
import type { BaseManifest } from "./manifest.ts";

/** New passwords for the logins: whoever held one of the old database's cannot come in. */
export type Logins = Readonly<Record<string, string>>;

export type Mark = {
  readonly kind: Exclude<Standing, "home">;
  readonly manifest: Pick<BaseManifest, "at">;
  readonly logins: Logins;
  readonly by: string;
};

/**
 * Makes a copy say that it is one, in one transaction and before anybody else can reach it: everything is paused, and of each text
 * that was not final nobody knows whether the carrier got it after the backup.
 */
export async function markRestored(superuser: Client, { kind, manifest: { at }, logins, by }: Mark): Promise<void> {
  const { rowCount } = await superuser.query("SELECT WHERE to_regclass('public.restorations') IS NOT NULL");
  if (rowCount !== 1) {
    throw new Error("The backup's schema is older than any that JobRun restores: nothing in it could hold texts back.");
  }
  await superuser.query("BEGIN READ WRITE");
  await superuser.query(
    `INSERT INTO restorations (id, kind, "backupAt", "restoredAt") VALUES ($1, $2, $3, clock_timestamp())`,
    [newId("restoration"), kind, at],
  );
  await superuser.query("SELECT press_off($1, NULL, NULL, 'outbound', $2, $3, clock_timestamp())", [
    newId("press"),
    `restored from the backup of ${at}`,
    by,
  ]);
  await superuser.query(`
    UPDATE outbox SET state = 'unknown', reason = 'the database was restored', "leasedUntil" = NULL, "senderUntil" = NULL, "stalledBy" = '{}'
    WHERE state IN ('queued', 'sending', 'held')`);
  await superuser.query("DELETE FROM processes");
  for (const [role, password] of Object.entries(logins)) {
    await superuser.query(`ALTER ROLE ${escapeIdentifier(role)} PASSWORD ${escapeLiteral(password)}`);
  }
  await superuser.query("COMMIT");
}
