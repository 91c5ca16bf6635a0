import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { findCluster } from "../../src/cluster/find-cluster.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { environmentOf } from "../../src/config.ts";
import { freePort } from "../../src/cli/process/free-port.ts";
import { startJobRun } from "../../bench/child.ts";
import type { AppUnderTest } from "./app-under-test.ts";
import { doorsSettings } from "./doors-settings.ts";

const startMs = 60_000;
const backMs = 10_000;

/** The doors of the real product, `jobrun serve`, over a durable PostgreSQL of their own that can be taken away. */
export async function startProduct(): Promise<AppUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), "jobrun-doors-"));
  const port = await freePort("127.0.0.1");
  const baseUrl = `http://127.0.0.1:${port}`;
  const env = environmentOf({
    JOBRUN_DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: doorsSettings.publicUrl,
    TWILIO_ACCOUNT_SID: doorsSettings.accountSid,
    TWILIO_AUTH_TOKEN: doorsSettings.authTokens[0],
    LOG_LEVEL: "fatal",
  });
  const child = startJobRun("serve", env);
  await once(createInterface({ input: child.stdout }), "line", { signal: AbortSignal.timeout(startMs) });
  if (child.pid === undefined) throw new Error("jobrun serve did not start");
  return {
    baseUrl,
    pid: child.pid,
    signing: doorsSettings,
    setAway: async (away) => {
      if (away) return (await findCluster(dataDir))?.stop("immediate");
      await startCluster({ dataDir });
      await untilReady(baseUrl);
    },
    inUseMiB: null,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
      await (await findCluster(dataDir))?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(baseUrl: string): Promise<void> {
  const until = performance.now() + backMs;
  while (performance.now() < until) {
    const answer = await fetch(`${baseUrl}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error(`the doors were not ready ${backMs / 1000} s after the database was back`);
}
