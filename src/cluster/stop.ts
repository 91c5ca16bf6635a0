import { Client } from "pg";
import type { Place } from "./place.ts";
import { isPostmaster } from "./is-postmaster.ts";
import { readPostmaster } from "./postmaster-file.ts";
import { runProgram } from "./run-program.ts";

export type StopMode = "fast" | "immediate";

const stopTimeoutS = { fast: 15, immediate: 10 } as const;
const othersConnected =
  "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1";
const marginMs = 2_000;

/** Stops the server of this data folder and waits until it is gone; one that will not end in time is cut off. */
export async function stopServer(place: Place, mode: StopMode): Promise<void> {
  const running = await readPostmaster(place.data);
  if (running === null || !(await isPostmaster(place, running.pid))) return;

  const seconds = stopTimeoutS[mode];
  const args = ["stop", "-D", place.data, "-m", mode, "-w", "-t", String(seconds)];
  const { code, output } = await runProgram(
    place.account,
    place.root,
    seconds * 1000 + marginMs,
    place.binaries.pgCtl,
    args,
  );
  if (code === 0 || !(await isPostmaster(place, running.pid))) return;
  if (mode === "fast") return stopServer(place, "immediate");
  throw new Error(`The database in ${place.data} (process ${running.pid}) did not stop: ${output}`);
}

/** For a command that started the server for itself alone, while somebody else may have begun to use it. */
export async function stopIfUnused(place: Place, superuserUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: superuserUrl });
  client.on("error", () => undefined);
  try {
    await client.connect();
    if ((await client.query(othersConnected)).rowCount !== 0) return false;
  } finally {
    await client.end();
  }
  await stopServer(place, "fast");
  return true;
}
