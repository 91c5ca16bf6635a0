import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { account, installation, type Installation, type TestClient } from "../support/installation.ts";
import { until } from "../support/until.ts";
import { isAlive, startJobrun, type Running } from "./jobrun.ts";

/** Long enough to be killed in. */
const burstMs = 3_000;

describe("a process that is killed amid a burst", () => {
  let home: Installation;
  let folder = "";
  let dave: TestClient;
  let running: Running;

  const start = async () => {
    running = startJobrun(["start"], {
      JOBRUN_DATA_DIR: folder,
      DATABASE_URL: home.database.appUrl,
      SANDBOX_PORT: new URL(home.network.url).port,
      PUBLIC_URL: home.publicUrl,
      PORT: new URL(home.publicUrl).port,
      LOG_LEVEL: "warn",
      JOBRUN_BURST_MS: String(burstMs),
    });
    await running.ready;
  };
  const waiting = async () => (await home.records.inbox()).filter(({ state }) => state === "waiting").length;
  const kill = async () => {
    running.signal("SIGKILL");
    await running.ended;
  };

  before(async () => {
    home = await installation({ alone: true, networkApart: true });
    folder = await mkdtemp(join(tmpdir(), "jobrun-burst-"));
    const { accountSid, authToken } = account;
    await writeFile(join(folder, "sandbox-account.json"), JSON.stringify({ accountSid, authToken }));
    await start();
    dave = await home.liveClient();
    await home.untilIdle();
  });
  after(async () => {
    if (await isAlive(running.pid)) running.signal("SIGTERM");
    await running.ended;
    await home.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("loses nothing of it, and the next one answers it once", async () => {
    const ann = home.nextPhone();
    for (const body of ["hi", "my tap drips", "LS1 4AP"]) await home.network.text(ann, dave.number, body);
    await until("all of it is in the inbox", async () => (await waiting()) === 3);
    await kill();
    assert.equal(await waiting(), 3, "it was killed too late");
    await start();
    await home.untilIdle(30_000);
    assert.equal((await home.network.bodiesTo(ann)).length, 1);
    const steps = await home.records.rows("SELECT input #>> '{heard,body}' AS said FROM steps");
    assert.equal(steps.length, 1);
    assert.equal((await home.records.inbox()).filter(({ outcome }) => outcome?.startsWith("read with")).length, 2);
  });
});
