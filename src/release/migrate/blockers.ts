import { setTimeout as pause } from "node:timers/promises";
import type { Session } from "./session.ts";

const lookEveryMs = 20;

/** Carries out `work` on the session while a second connection looks whom it waits for. Statements are not read: they hold words of people. */
export async function whileLooking<T>(
  session: Session,
  note: (blockers: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const looking = (async () => {
    while (!ended.signal.aborted) {
      await pause(lookEveryMs, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      const [seen] = await session.look<{ blockers: string | null }>(blockersOf, [session.pid]);
      if (typeof seen?.blockers === "string") note(seen.blockers);
    }
  })();
  try {
    return await work();
  } finally {
    ended.abort();
    await looking.catch(() => undefined);
  }
}

const blockersOf = `
  SELECT string_agg(format('process %s (%s as %s, %s, its transaction is %s s old)', a.pid,
    coalesce(nullif(a.application_name, ''), a.backend_type, 'no name'), coalesce(a.usename, 'nobody'),
    coalesce(a.state, 'not shown'), coalesce(round(extract(epoch FROM clock_timestamp() - a.xact_start))::text, '?')), ', ') AS blockers
  FROM pg_stat_activity a WHERE a.pid = ANY (pg_blocking_pids($1))`;
