import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { freePort } from "../../src/cli/process/free-port.ts";
import { account, installation, type Installation, type TestClient } from "../support/installation.ts";
import { judgeIntake, judgeSends } from "../support/judge-sends.ts";
import { postSigned } from "../support/signed-webhook.ts";
import { until } from "../support/until.ts";
import { isAlive, startJobrun, type Running } from "./jobrun.ts";

describe("several processes on one database", () => {
  let home: Installation;
  let folder = "";
  let dave: TestClient;
  let otherPort = 0;
  const running: Running[] = [];

  before(async () => {
    home = await installation({ alone: true });
    folder = await mkdtemp(join(tmpdir(), "jobrun-several-"));
    const { accountSid, authToken } = account;
    await writeFile(join(folder, "sandbox-account.json"), JSON.stringify({ accountSid, authToken }));
    otherPort = await freePort("127.0.0.1");
    const environment = {
      JOBRUN_DATA_DIR: folder,
      DATABASE_URL: home.database.appUrl,
      SANDBOX_PORT: new URL(home.network.url).port,
      PUBLIC_URL: home.publicUrl,
      LOG_LEVEL: "warn",
    };
    const ourPort = new URL(home.publicUrl).port;
    running.push(
      startJobrun(["serve"], { ...environment, PORT: ourPort }),
      startJobrun(["serve"], { ...environment, PORT: String(otherPort) }),
      startJobrun(["work"], environment),
      startJobrun(["work"], environment),
    );
    await Promise.all(running.map(({ ready }) => ready));
    dave = await home.liveClient();
  });
  after(async () => {
    for (const { pid, signal } of running) if (await isAlive(pid)) signal("SIGTERM");
    await Promise.all(running.map(({ ended }) => ended));
    await home.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("take an event that reaches two of them at once into the inbox once, and act on it once", async () => {
    const callers = Array.from({ length: 12 }, () => home.nextPhone());
    const both = callers.flatMap((caller) =>
      [home.publicUrl, `http://127.0.0.1:${otherPort}`].map((door) =>
        postSigned(
          { ...account, publicUrl: home.publicUrl },
          "/api/twilio/voice",
          { CallSid: `CA${caller.slice(1).padStart(32, "0")}`, From: caller, To: dave.number },
          door,
        ),
      ),
    );
    const answers = await Promise.all(both);
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    await home.untilIdle();
    const keys = (await home.records.inbox()).map(({ key }) => key).filter((key) => key.includes("CA000000"));
    assert.equal(keys.length, callers.length);
    for (const caller of callers) assert.equal((await home.network.textsTo(caller)).length, 1);
    assert.deepEqual(await judgeSends(home), []);
  });

  it("do the main job together: doors in one, work in the other", async () => {
    const people = Array.from({ length: 8 }, () => home.nextPhone());
    for (const person of people) await home.network.call(person, dave.number);
    await home.untilIdle();
    for (const person of people) await home.network.text(person, dave.number, "the boiler is leaking, LS1 4AP");
    await home.untilIdle();
    for (const person of people) assert.equal((await home.network.textsTo(person)).length, 2);
    assert.deepEqual([await judgeIntake(home, [dave.number]), await judgeSends(home)], [[], []]);
  });

  it("tell each other when there is work, so that nobody waits for the next look", async () => {
    const listener = new pg.Client({ connectionString: home.database.superuserUrl });
    let notices = 0;
    listener.on("notification", () => (notices += 1));
    await listener.connect();
    await listener.query("LISTEN jobrun_wake");
    await home.network.call(home.nextPhone(), dave.number);
    await until("a notice comes", () => notices > 0, 2_000);
    await home.untilIdle();
    await listener.end();
  });

  it("lose nothing when one that works is killed in the middle of it", async () => {
    // A business of their own: the callers before them have used up what a block of numbers may take in an hour.
    const sue = await home.liveClient("Sue's Electrics");
    const people = Array.from({ length: 20 }, () => home.nextPhone());
    const sent = async () =>
      (await home.network.sends()).filter(({ form }) => people.some((person) => person === form["To"]));
    await Promise.all(people.map((person) => home.network.call(person, sue.number)));
    await until("some are texted", async () => (await sent()).length >= 3);
    running.at(-1)?.signal("SIGKILL");
    await home.untilIdle();
    assert.deepEqual([await judgeIntake(home, [sue.number]), await judgeSends(home)], [[], []]);
  });

  it("end on SIGTERM within ten seconds", async () => {
    const told = performance.now();
    for (const { signal } of running.slice(0, -1)) signal("SIGTERM");
    const ends = await Promise.all(running.slice(0, -1).map(({ ended }) => ended));
    assert.deepEqual(new Set(ends.map(({ code }) => code)), new Set([0]));
    assert.ok(performance.now() - told < 10_000);
  });
});
