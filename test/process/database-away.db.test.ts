import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import type { Cluster } from "../../src/cluster/cluster.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { phoneNetworkAt, type PhoneNetwork } from "../support/phone-network.ts";
import { recordsOf } from "../support/records.ts";
import { relayTo, type Relay } from "../support/relay.ts";
import { postSigned, type Signer } from "../support/signed-webhook.ts";
import { until } from "../support/until.ts";
import { emptyHome, isAlive, runJobrun, startJobrun, type Environment, type Running } from "./jobrun.ts";

const number = "+447700900100";
const secrets = z.record(z.string(), z.string());

describe("a JobRun whose database is stopped", () => {
  let home: Awaited<ReturnType<typeof emptyHome>>;
  let environment: Environment;
  let cluster: Cluster;
  let relay: Relay;
  let running: Running;
  let network: PhoneNetwork;
  let signer: Signer;
  let calls = 0;

  before(async () => {
    home = await emptyHome();
    const first = startJobrun(["start"], home.environment);
    await first.ready;
    first.signal("SIGTERM");
    await first.ended;
    cluster = await startCluster({ dataDir: home.folder });
    relay = await relayTo(cluster.port);
    const read = async (file: string) => secrets.parse(JSON.parse(await readFile(join(home.folder, file), "utf8")));
    const [logins, account] = [await read("database-logins.json"), await read("sandbox-account.json")];
    const login = (role: string) => `postgres://${role}:${logins[role]}@127.0.0.1:${relay.port}/jobrun`;
    environment = {
      ...home.environment,
      DATABASE_URL: login("jobrun_app"),
      JOBRUN_ADMIN_DATABASE_URL: login("jobrun_migrator"),
    };
    running = startJobrun(["start"], environment);
    const { url, sandbox } = await running.ready;
    signer = { publicUrl: url, accountSid: account["accountSid"] ?? "", authToken: account["authToken"] ?? "" };
    network = phoneNetworkAt(sandbox ?? "");
    await setUp();
  });
  after(async () => {
    if (await isAlive(running.pid)) running.signal("SIGTERM");
    await running.ended;
    await relay.close();
    await cluster.stop();
    await home.remove();
  });

  /** A live client, made by the commands. */
  async function setUp(): Promise<void> {
    const command = async (...words: string[]) => (await runJobrun([...words, "--json"], environment)).out;
    const person = [
      "--owner-name",
      "Dave",
      "--owner-phone",
      "+447700900001",
      "--trade",
      "plumber",
      "--agreed-by",
      "Dave",
    ];
    const { id } = z
      .object({ id: z.string() })
      .parse(JSON.parse(await command("client", "add", "--name", "Dave's", ...person)));
    await command("number", "add", number, "--role", "OPERATIONAL");
    await command("number", "assign", number, "--client", id);
    await network.call("+447700900150", number);
    await until("the client is live", async () => (await command("client", "complete", id)).includes("true"));
  }

  /** A call's webhook: the status that the carrier got, and whose it was. */
  async function ring(): Promise<{ status: number; caller: string; retryAfter: string | null }> {
    calls += 1;
    const caller = `+4477009002${String(calls).padStart(2, "0")}`;
    const fields = { CallSid: `CA${String(calls).padStart(32, "0")}`, From: caller, To: number };
    const { status, headers } = await postSigned(signer, "/api/twilio/voice", fields);
    return { status, caller, retryAfter: headers.get("retry-after") };
  }

  const acknowledged: string[] = [];
  async function back(): Promise<void> {
    cluster = await startCluster({ dataDir: home.folder });
    relay.pointTo(cluster.port);
  }

  it("answers 503 with Retry-After, never 200, and says that it is unhealthy", async () => {
    for (let call = 0; call < 5; call += 1) {
      const { status, caller } = await ring();
      if (status === 200) acknowledged.push(caller);
    }
    assert.equal(acknowledged.length, 5);
    relay.pointTo(null);
    await cluster.stop("immediate");
    for (let call = 0; call < 5; call += 1) {
      const { status, retryAfter } = await ring();
      assert.deepEqual([status, retryAfter], [503, "1"]);
    }
    const form = { From: "+447700900299", To: number, MessageSid: `SM${"9".repeat(32)}`, Body: "hello" };
    assert.equal((await postSigned(signer, "/api/twilio/sms", form)).status, 503);
    const health = await until("it notices", async () => {
      const response = await fetch(`${signer.publicUrl}/health`);
      return response.status === 503 ? response.json() : null;
    });
    assert.equal(z.object({ status: z.string() }).parse(health).status, "unhealthy");
    assert.equal((await fetch(`${signer.publicUrl}/health/live`)).status, 200);
  });

  it("takes calls again within a second of the database's return", async () => {
    await back();
    const returned = performance.now();
    const { caller } = await until("a call is taken", async () => {
      const answer = await ring();
      return answer.status === 200 ? answer : null;
    });
    const tookMs = performance.now() - returned;
    assert.ok(tookMs < 1_000, `${Math.round(tookMs)} ms`);
    acknowledged.push(caller);
  });

  it("does after its return what it had acknowledged before, and texts each caller once", async () => {
    const records = recordsOf(cluster.superuserUrl("jobrun"));
    const allDone = () => until("everything is done", async () => !(await records.fingerprint()).busy, 20_000);
    await allDone();
    await network.settle(5_000);
    await allDone();
    assert.deepEqual(
      (await records.inbox()).filter(({ state }) => state !== "done"),
      [],
    );
    for (const caller of acknowledged) {
      const [text, ...more] = await records.outbox(caller);
      const arrived = (await network.textsTo(caller)).length;
      assert.deepEqual([more, arrived <= 1], [[], true]);
      if (text?.state !== "unknown") assert.equal(arrived, 1, `${caller}: ${text?.state}`);
    }
    await records.close();
  });

  it("never says 200 to what it does not have, however often the database goes and comes", async () => {
    const taken: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const ringing = Array.from({ length: 12 }, () => ring());
      relay.pointTo(null);
      await cluster.stop("immediate");
      for (const { status, caller } of await Promise.all(ringing)) {
        assert.ok(status === 200 || status === 503, `${status}`);
        if (status === 200) taken.push(caller);
      }
      await back();
    }
    const records = recordsOf(cluster.superuserUrl("jobrun"));
    const stored = new Set(
      (await records.rows<{ from: string }>(`SELECT event->>'from' AS from FROM inbox`)).map(({ from }) => from),
    );
    assert.deepEqual(
      taken.filter((caller) => !stored.has(caller)),
      [],
    );
    await until("everything is done", async () => !(await records.fingerprint()).busy, 20_000);
    await records.close();
  });
});
