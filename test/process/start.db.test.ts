import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { phoneNetworkAt } from "../support/phone-network.ts";
import { recordsOf } from "../support/records.ts";
import { until } from "../support/until.ts";
import { emptyHome, isAlive, runJobrun, startJobrun, type Running } from "./jobrun.ts";

const owner = "+447700900001";
const number = "+447700900100";
const callers = Array.from({ length: 10 }, (_, at) => `+4477009002${String(at).padStart(2, "0")}`);
const identity = z.object({ pid: z.number(), parent: z.number().nullable() });

describe("jobrun start", () => {
  let home: Awaited<ReturnType<typeof emptyHome>>;
  let running: Running;
  let client = "";

  before(async () => {
    home = await emptyHome();
  });
  after(async () => {
    if (await isAlive(running.pid)) running.signal("SIGTERM");
    await running.ended;
    await home.remove();
  });

  async function start() {
    running = startJobrun(["start"], home.environment);
    return running.ready;
  }
  const command = async (...words: string[]) => {
    const { code, out, err } = await runJobrun([...words, "--json"], home.environment);
    return { code, err, said: out === "" ? null : z.unknown().parse(JSON.parse(out)) };
  };
  const sandboxUrl = () => `http://127.0.0.1:${home.environment["SANDBOX_PORT"]}`;
  const sandboxPid = async () => identity.parse(await (await fetch(`${sandboxUrl()}/sandbox/identity`)).json()).pid;
  const sandboxParent = async () =>
    identity.parse(await (await fetch(`${sandboxUrl()}/sandbox/identity`)).json()).parent;
  const databasePid = async () =>
    Number((await readFile(join((await cluster()).dataFolder, "postmaster.pid"), "utf8")).split("\n")[0]);
  /** The running cluster, adopted: nothing is started by this. */
  const cluster = () => startCluster({ dataDir: home.folder });
  const health = async () => (await fetch(`http://127.0.0.1:${home.environment["PORT"]}/health`)).status;

  it("says each thing that is wrong with the configuration in a line of its own, and starts nothing", async () => {
    const wrong = { ...home.environment, PORT: "99999", LOG_LEVEL: "loud", JOBRUN_BURST_MS: "soon" };
    const { code, out, err } = await runJobrun(["start"], wrong);
    assert.equal(code, 1);
    assert.equal(out, "");
    for (const variable of ["PORT", "LOG_LEVEL", "JOBRUN_BURST_MS"]) {
      assert.equal(err.split("\n").filter((line) => line.startsWith(`${variable}: `)).length, 1, err);
    }
    await assert.rejects(fetch(sandboxUrl()));
  });

  it("that loses its terminal while it starts leaves no process behind", async () => {
    const early = startJobrun(["start"], home.environment);
    early.ready.catch(() => undefined);
    await until(
      "the sandbox answers",
      () =>
        fetch(sandboxUrl()).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    const [database, sandbox] = [await databasePid(), await sandboxPid()];
    early.signal("SIGHUP", "group");
    assert.deepEqual(await early.ended, { code: 0, signal: null });
    assert.deepEqual([await isAlive(database), await isAlive(sandbox)], [false, false]);
  });

  it("serves, says where everything is, and answers that it is well", async () => {
    const { url, sandbox } = await start();
    assert.equal(url, `http://127.0.0.1:${home.environment["PORT"]}`);
    assert.equal(sandbox, sandboxUrl());
    assert.equal(await health(), 200);
  });

  it("beside a running one is refused, and harms nothing", async () => {
    const [database, sandbox] = [await databasePid(), await sandboxPid()];
    const second = startJobrun(["start"], home.environment);
    await assert.rejects(second.ready, /Port \d+ of 127\.0\.0\.1 is taken/);
    assert.deepEqual(await second.ended, { code: 1, signal: null });
    assert.deepEqual([await databasePid(), await sandboxPid()], [database, sandbox]);
    assert.equal(await health(), 200);
  });

  it("does the main job with what the commands set up beside it", async () => {
    const words = ["--name", "Dave's Plumbing", "--owner-name", "Dave", "--trade", "plumber", "--agreed-by", "Dave"];
    const added = await command("client", "add", ...words, "--owner-phone", owner);
    client = z.object({ id: z.string() }).parse(added.said).id;
    assert.equal((await command("number", "add", number, "--role", "OPERATIONAL")).code, 0);
    assert.equal((await command("number", "assign", number, "--client", client)).code, 0);
    assert.equal(
      await sandboxParent(),
      running.pid,
      "a command that buys a number does not become the network's keeper",
    );
    const refused = await command("client", "complete", client);
    assert.deepEqual([refused.code, refused.said], [1, { missing: ["test_call"] }]);
    const network = phoneNetworkAt(sandboxUrl());
    await network.handset({ phone: owner });
    await network.dial(owner, `**61*${number}**20#`);
    await network.call("+447700900150", owner);
    await until("the test call is in", async () => (await command("client", "complete", client)).code === 0);
    await network.call("+447700900151", owner);
    await until("the caller is texted", async () => (await network.textsTo("+447700900151")).length === 1);
  });

  it("after SIGKILL adopts database and network, and finishes what was acknowledged", async () => {
    const [database, sandbox] = [await databasePid(), await sandboxPid()];
    const network = phoneNetworkAt(sandboxUrl());
    for (const caller of callers) await network.call(caller, number);
    /** Who heard our greeting: the network says other words where nobody answered its webhook. */
    const acknowledged = async () =>
      (await network.calls()).filter(
        ({ from, spoken }) => callers.includes(from) && spoken.includes("Dave's Plumbing"),
      );
    await until("some calls are acknowledged", async () => (await acknowledged()).length >= 4);
    running.signal("SIGKILL");
    await running.ended;
    const { tookMs } = await start();
    assert.ok(tookMs < 5_000, `the second start took ${tookMs} ms`);
    assert.deepEqual([await databasePid(), await sandboxPid()], [database, sandbox]);

    const records = recordsOf((await cluster()).superuserUrl("jobrun"));
    // A callback may still come in between two looks.
    const unfinished = async () => (await records.inbox()).filter(({ state }) => state === "waiting");
    const isDone = async () => !(await records.fingerprint()).busy && (await unfinished()).length === 0;
    await until("everything is done", isDone, 20_000);
    await network.settle(10_000);
    assert.deepEqual(
      (await records.inbox()).filter(({ state }) => state === "dead"),
      [],
    );
    for (const { from } of await acknowledged()) {
      const [text, ...more] = await records.outbox(from);
      const arrived = await network.textsTo(from);
      assert.deepEqual([more, arrived.length <= 1], [[], true]);
      // A sender that died between claim and answer leaves its text unknown; every other one has arrived.
      if (text?.state !== "unknown") assert.equal(arrived.length, 1, `${from}: ${text?.state}`);
    }
    await records.close();
  });

  it("stops on SIGTERM within ten seconds, with the database and the network", async () => {
    const [database, sandbox] = [await databasePid(), await sandboxPid()];
    const network = phoneNetworkAt(sandboxUrl());
    await network.fault({ send: "timeout-after", times: 1 });
    await network.call("+447700900160", number);
    await until("a send is under way", async () =>
      (await network.sends()).some(({ form }) => form["To"] === "+447700900160"),
    );
    const told = performance.now();
    running.signal("SIGTERM");
    assert.deepEqual(await running.ended, { code: 0, signal: null });
    assert.ok(performance.now() - told < 10_000);
    assert.deepEqual([await isAlive(database), await isAlive(sandbox)], [false, false]);
  });

  it("for the second time keeps what it knew, and had drained what was under way", async () => {
    const { tookMs } = await start();
    assert.ok(tookMs < 5_000, `the second start took ${tookMs} ms`);
    assert.deepEqual(
      z.object({ id: z.string(), live: z.boolean() }).parse((await command("client", "show", client)).said),
      {
        id: client,
        live: true,
      },
    );
    const records = recordsOf((await cluster()).superuserUrl("jobrun"));
    const [text] = await records.outbox("+447700900160");
    assert.ok(text !== undefined && text.state !== "sending" && text.state !== "queued");
    await records.close();
    assert.equal((await phoneNetworkAt(sandboxUrl()).textsTo("+447700900151")).length, 1);
  });

  it("stops on Ctrl-C, which a terminal sends to all of its group, and leaves no process", async () => {
    const [database, sandbox] = [await databasePid(), await sandboxPid()];
    running.signal("SIGINT", "group");
    assert.deepEqual(await running.ended, { code: 0, signal: null });
    assert.deepEqual([await isAlive(database), await isAlive(sandbox)], [false, false]);
  });
});
