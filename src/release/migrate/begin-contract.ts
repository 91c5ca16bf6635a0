import { lockTimeoutMs, patiently } from "./patience.ts";
import { brokenBy, processWords } from "./processes.ts";
import type { Run } from "./run.ts";
import type { Migration } from "./step.ts";

/**
 * Before the first step of a contract: refuses while a process lives that it would break, and lets no such process begin any
 * more. Heartbeats wait meanwhile, so that none comes between the look and the note; a program that is older reads the note.
 */
export async function beginContract(run: Run, { name }: Migration, version: number): Promise<void> {
  const { client } = run.session;
  await patiently(run, async () => {
    await client.query("BEGIN");
    try {
      await client.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
      await client.query(`DO $$ BEGIN
        IF to_regclass('public.processes') IS NOT NULL THEN LOCK TABLE public.processes IN SHARE MODE; END IF;
      END $$`);
      const broken = await brokenBy(client, version);
      if (broken.length > 0) throw new Error(wouldBreak(name, broken.map(processWords)));
      await client.query("INSERT INTO jobrun_contracts (migration) VALUES ($1) ON CONFLICT DO NOTHING", [name]);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  });
}

export function wouldBreak(contract: string, processes: readonly string[]): string {
  return `${contract} takes away what is still in use. Stop ${processes.join(" and ")}, or start it anew from this release.`;
}
