import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, describe, it } from "node:test";
import { startSandbox, type Sandbox } from "../../src/sandbox/start.ts";
import { ACCOUNT, CALLER, officialClient, OURS, OWNER, TOKEN, type HandsetText } from "./network.ts";

const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
const started = new Set<ChildProcess>();
after(async () => {
  for (const child of started) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

async function start(stateFile: string): Promise<Sandbox> {
  return startSandbox({ host: "127.0.0.1", port: 0, accountSid: ACCOUNT, authToken: TOKEN, stateFile });
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return Object({ status: response.status, ...Object(await response.json()) });
}

async function textsOf(url: string, phone: string): Promise<HandsetText[]> {
  const texts: HandsetText[] = await (
    await fetch(`${url}/sandbox/texts?phone=${encodeURIComponent(phone)}`)
  )
    .json()
    .then(Object);
  return texts;
}

describe("a network that is started again", () => {
  it("is fresh after an unreadable state file, which it keeps aside", async () => {
    const stateFile = join(folder, "broken.json");
    await writeFile(stateFile, '{"version":1,"numbers":');
    const sandbox = await start(stateFile);
    assert.deepEqual(await officialClient(sandbox.url).incomingPhoneNumbers.list(), []);
    await sandbox.close();
    assert.ok((await readdir(folder)).includes("broken.json.unreadable"));
  });

  it("has its numbers, bundles, diverts, texts, calls and opt-outs, and no half-written file beside them", async () => {
    const stateFile = join(folder, "deeper", "state.json");
    const first = await start(stateFile);
    const client = officialClient(first.url);
    const { sid } = await client.incomingPhoneNumbers.create({ phoneNumber: OURS });
    await post(`${first.url}/sandbox/calls`, { from: OWNER, to: `**61*${OURS}**20#` });
    const bundle = { sid: `BU${"0a".repeat(16)}`, status: "draft" };
    await post(`${first.url}/sandbox/bundles`, bundle);
    await post(`${first.url}/sandbox/texts`, { from: CALLER, to: OURS, body: "STOP" });
    await post(`${first.url}/sandbox/calls`, { from: CALLER, to: OWNER });
    await fetch(`${first.url}/sandbox/idle`);
    const texts = await textsOf(first.url, CALLER);
    await first.close();

    const second = await start(stateFile);
    const again = officialClient(second.url);
    assert.equal((await again.incomingPhoneNumbers(sid).fetch()).phoneNumber, OURS);
    assert.deepEqual(await textsOf(second.url, CALLER), texts);
    assert.equal((await again.numbers.v2.regulatoryCompliance.bundles(bundle.sid).fetch()).status, bundle.status);
    assert.equal((await again.calls.list({ to: OURS })).length, 1);
    await assert.rejects(again.messages.create({ from: OURS, to: CALLER, body: "x" }), { code: 21610 });
    const asked = await post(`${second.url}/sandbox/calls`, { from: OWNER, to: "*#61#" });
    assert.match(String(asked["display"]), /after 20 seconds/u);
    await second.close();
    assert.deepEqual(await readdir(join(folder, "deeper")), ["state.json"]);
  });

  it("carries on with a text that was in its queue", async () => {
    const stateFile = join(folder, "queued.json");
    const first = await start(stateFile);
    const client = officialClient(first.url);
    await client.incomingPhoneNumbers.create({ phoneNumber: OURS });
    await post(`${first.url}/sandbox/faults`, { send: "slow", delayMs: 60_000 });
    await client.messages.create({ from: OURS, to: CALLER, body: "Hello" });
    await first.close();
    const second = await start(stateFile);
    await fetch(`${second.url}/sandbox/idle`);
    assert.deepEqual(
      (await textsOf(second.url, CALLER)).map(({ status }) => status),
      ["delivered"],
    );
    await second.close();
  });
});

type Process = { child: ChildProcess; url: string };

async function run(flags: string[]): Promise<Process> {
  const tokenFile = join(folder, "token");
  await writeFile(tokenFile, `${TOKEN}\n`);
  const main = new URL("../../src/sandbox/main.ts", import.meta.url).pathname;
  const args = [main, "--port", "0", "--account-sid", ACCOUNT, "--token-file", tokenFile, ...flags];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  started.add(child);
  child.once("exit", () => started.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const said: { sandbox: string; pid: number } = Object(JSON.parse(line));
    assert.equal(said.pid, child.pid);
    return { child, url: said.sandbox };
  }
  throw new Error("the network ended without a word");
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit", { signal: AbortSignal.timeout(10_000) });
  return child.exitCode;
}

/** A process that is surely gone. */
async function gonePid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

describe("the network as a process of its own", () => {
  it("says in one line what is wrong with its flags, and exits with 1", async () => {
    const main = new URL("../../src/sandbox/main.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, [main, "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    assert.equal(await ended(child), 1);
    assert.equal(said, "sandbox: --account-sid: write AC and 32 hex digits\n");
  });

  it("says who it is, saves on SIGTERM and ends with 0", async () => {
    const stateFile = join(folder, "process.json");
    const { child, url } = await run(["--state-file", stateFile]);
    const identity: object = Object(await (await fetch(`${url}/sandbox/identity`)).json());
    assert.deepEqual(identity, { accountSid: ACCOUNT, pid: child.pid, stateFile, parent: null });
    assert.equal((await post(`${url}/sandbox/adopt`, { parent: process.pid }))["status"], 409);
    await post(`${url}/sandbox/handsets`, { phone: CALLER });
    child.kill("SIGTERM");
    assert.equal(await ended(child), 0);
    assert.match(await readFile(stateFile, "utf8"), /\+447700900200/u);
  });

  it("runs on while one of those that adopted it lives, although a later one is gone", async () => {
    const { child, url } = await run(["--parent", String(process.pid), "--linger-ms", "200"]);
    await post(`${url}/sandbox/adopt`, { parent: await gonePid() });
    await assert.rejects(once(child, "exit", { signal: AbortSignal.timeout(1_200) }), { name: "AbortError" });
    assert.ok((await fetch(`${url}/sandbox/identity`)).ok);
    child.kill("SIGTERM");
    await ended(child);
  });

  it("ends by itself once its parent is gone, unless a new one adopts it", async () => {
    const flags = ["--parent", String(await gonePid()), "--linger-ms", "700"];
    const [orphan, adopted] = await Promise.all([run(flags), run(flags)]);
    assert.equal((await post(`${adopted.url}/sandbox/adopt`, { parent: process.pid }))["parent"], process.pid);
    assert.equal(await ended(orphan.child), 0);
    assert.ok((await fetch(`${adopted.url}/sandbox/identity`)).ok);
    adopted.child.kill("SIGTERM");
    await ended(adopted.child);
  });
});
