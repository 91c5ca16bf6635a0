import { setTimeout as pause } from "node:timers/promises";
import type { FaultPoint } from "../../src/telemetry/fault-points.ts";
import type { Running } from "../../test/process/jobrun.ts";
import type { Records } from "../../test/support/records.ts";
import type { DiesAt, Ground, Seat } from "../fire/ground.ts";
import type { Load } from "../fire/load.ts";

/** `hurried`: its leases are ended early, so that it need not stay frozen for their whole length. */
export type Freeze = { readonly at: FaultPoint; readonly after: number; readonly hurried: boolean };

/**
 * `where`: the point at which it froze, or `random`. `silent`: the text that it had claimed then and not begun to send. `amid`: those
 * that the carrier did not have either, of which nobody knows whether their first byte was under way.
 */
export type Thawed = {
  readonly where: string;
  readonly silent: readonly string[];
  readonly amid: readonly string[];
  readonly fault: string | null;
};

const pointWithinMs = 2_000;
/** Longer than a sender may take between its claim and its request. */
const frozenMs = 3_000;
const onTheWireMs = 50;
/** Longer than every lease of an event or a text. */
const outlastsLeasesMs = 9_500;
const wokenMs = 400;
const lookEveryMs = 10;

/**
 * One life of a process: it works, freezes, wakes when others have its work, and goes on for a moment. `upTo`: so many
 * webhooks may have been told once it works.
 */
export async function freezeOnce(
  ground: Ground,
  seat: Seat,
  { load, upTo }: { readonly load: Load; readonly upTo: number },
  freeze: Freeze,
): Promise<Thawed> {
  const { records, network } = ground.home;
  const { running, name } = await startNamed(ground, seat, {
    point: freeze.at,
    after: freeze.after,
    signal: "SIGSTOP",
  });
  load.open(seat, true);
  load.release(upTo);
  const where = await frozen(running);
  load.open(seat, false);
  // What left before the freeze reaches the carrier's book.
  await pause(onTheWireMs);
  const claimed = await records.rows<{ id: string }>(
    `SELECT id FROM outbox WHERE state = 'sending' AND "claimedBy" = $1`,
    [name],
  );
  const begun = new Set((await network.sends()).map(({ outboxId }) => outboxId));
  const unsent = claimed.map(({ id }) => id).filter((id) => !begun.has(id));
  const silent = where === "text_claimed" && unsent.length === 1 ? unsent : [];
  const over = claimed.map(({ id }) => id).filter((id) => begun.has(id) || silent.includes(id));
  if (freeze.hurried) await hurryPast(records, over);
  await pause(freeze.hurried ? frozenMs : outlastsLeasesMs);
  const sleepless = keepAwake(running);
  load.open(seat, true);
  await pause(wokenMs);
  load.open(seat, false);
  const ill = await illness(seat);
  const fault = ill === null ? null : `a process that woke does not serve: ${ill}\n${running.printed().slice(-500)}`;
  clearInterval(sleepless);
  // A process that is told to stop takes the phone network with it.
  running.signal("SIGKILL");
  await running.ended;
  return { where, silent, amid: unsent.filter((id) => !silent.includes(id)), fault };
}

/** One that was stopped where it stood may come to its own point afterwards, and stops there by itself. */
function keepAwake({ signal }: Running): NodeJS.Timeout {
  signal("SIGCONT");
  const again = setInterval(() => {
    try {
      signal("SIGCONT");
    } catch {
      // It is gone, and does not serve.
      clearInterval(again);
    }
  }, lookEveryMs);
  return again.unref();
}

/** What it says of itself where it is not ready; null where it is. */
async function illness({ url }: Seat): Promise<string | null> {
  try {
    const { ok } = await fetch(`${url}/health/ready`);
    return ok ? null : await (await fetch(`${url}/health`)).text();
  } catch (error) {
    return error instanceof Error ? `${error.message}, ${String(error.cause)}` : "no answer";
  }
}

let starting: Promise<unknown> = Promise.resolve();

/** One process starts at a time: what is new among the sessions is its own. */
function startNamed(ground: Ground, seat: Seat, at: DiesAt): Promise<{ running: Running; name: string }> {
  const next = starting.then(async () => {
    const before = await sessionNames(ground.home.records);
    const running = ground.start(seat, at);
    await running.ready;
    const name = (await sessionNames(ground.home.records)).find((each) => !before.includes(each));
    if (name === undefined) throw new Error("a process that is ready has no session");
    return { running, name };
  });
  starting = next.catch(() => undefined);
  return next;
}

async function sessionNames(records: Records): Promise<readonly string[]> {
  const rows = await records.rows<{ name: string }>(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity WHERE usename = 'jobrun_app'`,
  );
  return rows.map(({ name }) => name);
}

/** At its point, or where it stands when that does not come. */
async function frozen(running: Running): Promise<string> {
  const end = performance.now() + pointWithinMs;
  while (performance.now() < end) {
    const at = /^frozen at (\w+)$/m.exec(running.printed())?.[1];
    if (at !== undefined) return at;
    await pause(lookEveryMs);
  }
  running.signal("SIGSTOP");
  return "random";
}

/**
 * Of its texts those whose request the carrier has, and the one that had not begun it; a lane that stood in the middle keeps its
 * lease, which is longer than a request may take. Whose events and timers are nobody knows, so others lose theirs as well,
 * and the fence decides.
 */
async function hurryPast(records: Records, texts: readonly string[]): Promise<void> {
  const ends = `SET "leasedUntil" = clock_timestamp() WHERE`;
  await records.rows(`UPDATE outbox ${ends} state = 'sending' AND id = ANY($1)`, [texts]);
  await records.rows(`UPDATE outbox ${ends} state = 'unknown' AND "leasedUntil" IS NOT NULL`);
  for (const table of ["inbox", "timers"]) {
    await records.rows(`UPDATE ${table} ${ends} state = 'waiting' AND "leasedUntil" IS NOT NULL`);
  }
}
