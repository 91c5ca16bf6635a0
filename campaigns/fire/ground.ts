import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../src/cli/process/free-port.ts";
import { faultChannel, type FaultPoint } from "../../src/telemetry/fault-points.ts";
import { startJobrun, type Running } from "../../test/process/jobrun.ts";
import { account, installation, type Installation, type TestClient } from "../../test/support/installation.ts";
import type { MigratedDatabase } from "../../test/support/migrated.ts";

export type Seat = { readonly port: number; readonly url: string };

/** A database and a phone network on which processes of JobRun come and go; this process serves and works nothing. */
export type Ground = {
  readonly home: Installation;
  readonly seats: readonly Seat[];
  /** Starts `jobrun start` at a seat, which dies or freezes by itself at a point where it is told one. */
  readonly start: (seat: Seat, dies?: DiesAt) => Running;
  close(): Promise<void>;
};

/** At this point, the n-th time that it is reached. */
export type DiesAt = { readonly point: FaultPoint; readonly after: number; readonly signal?: "SIGSTOP" };

const clientDayPence = 100_000;
/** Some of what people say in a row is read as one, and some is not: with longer ones too little would be answered. */
const burstMs = 80;

/** `seats`: how many processes may run at once; the carrier's callbacks go to the first. `database`: one of the caller's own. */
export async function openGround(
  seats: number,
  lookupGapMs: number,
  database: MigratedDatabase | null = null,
): Promise<Ground> {
  const own = database === null ? {} : { database };
  const home = await installation({ alone: true, networkApart: true, clientDayPence, ...own });
  const folder = await mkdtemp(join(tmpdir(), "jobrun-fire-"));
  const { accountSid, authToken } = account;
  await writeFile(join(folder, "sandbox-account.json"), JSON.stringify({ accountSid, authToken }));
  const environment = {
    JOBRUN_DATA_DIR: folder,
    DATABASE_URL: home.database.appUrl,
    SANDBOX_PORT: new URL(home.network.url).port,
    PUBLIC_URL: home.publicUrl,
    LOG_LEVEL: "warn",
    JOBRUN_LOOKUP_GAP_MS: String(lookupGapMs),
    JOBRUN_CLIENT_DAY_PENCE: String(clientDayPence),
    JOBRUN_BURST_MS: String(burstMs),
  };
  const ports = [Number(new URL(home.publicUrl).port)];
  while (ports.length < seats) ports.push(await freePort("127.0.0.1"));
  return {
    home,
    seats: ports.map((port) => ({ port, url: `http://127.0.0.1:${port}` })),
    start: ({ port }, dies) =>
      startJobrun(["start"], { ...environment, PORT: String(port), NODE_OPTIONS: `--import ${armed(dies)}` }),
    close: async () => {
      await home.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function armed(dies: DiesAt | undefined): string {
  const arm = new URL("./arm.ts", import.meta.url);
  const at =
    dies === undefined ? {} : { point: dies.point, after: String(dies.after), signal: dies.signal ?? "SIGKILL" };
  arm.search = new URLSearchParams({ parent: String(process.pid), channel: faultChannel, ...at }).toString();
  return arm.href;
}

/** Live clients, made while one calm process works, which is gone after. */
export async function liveClients(
  { home, seats: [seat], start }: Ground,
  howMany: number,
): Promise<readonly TestClient[]> {
  if (seat === undefined) throw new Error("there is no seat");
  const calm = start(seat);
  await calm.ready;
  const clients: TestClient[] = [];
  for (let at = 0; at < howMany; at += 1) clients.push(await home.liveClient(`Client ${at + 1}`));
  calm.signal("SIGKILL");
  await calm.ended;
  return clients;
}
