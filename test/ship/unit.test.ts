import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { access, constants, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";

const root = join(import.meta.dirname, "..", "..");
const current = "/opt/jobrun/current";
const verifyWithinMs = 30_000;

/** The longest that a process takes to stop, in seconds, with as much again for a slow machine. */
const stopSeconds = 20;

async function settings(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(root, "ship", "jobrun.service"), "utf8");
  const lines = text.split("\n").flatMap((line) => /^(\w+)=(.*)$/.exec(line) ?? []);
  return new Map(lines.flatMap((each, index) => (index % 3 === 1 ? [[each, lines[index + 1] ?? ""] as const] : [])));
}

/** What systemd itself says of a unit, with this checkout in the place where releases are. Null where it is not here. */
async function judged(change: (unit: string) => string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-unit-"));
  try {
    const file = join(folder, "jobrun.service");
    const unit = await readFile(join(root, "ship", "jobrun.service"), "utf8");
    await writeFile(file, change(unit).replaceAll(current, root));
    const { error, status, stderr } = spawnSync("systemd-analyze", ["verify", file], {
      encoding: "utf8",
      timeout: verifyWithinMs,
    });
    if (error !== undefined) return null;
    return status === 0 ? stderr : `${stderr}\nended with ${status}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("the unit for systemd", () => {
  it("runs what is there and can be run, as nobody special, and without a secret in it", async () => {
    const unit = await settings();
    const [program = "", ...words] = (unit.get("ExecStart") ?? "").split(" ");
    assert.deepEqual(words, ["start"]);
    await access(join(root, program.replace(current, "")), constants.X_OK);
    assert.equal(unit.get("User"), "jobrun");
    assert.equal(unit.get("NoNewPrivileges"), "true");
    assert.equal(unit.get("CapabilityBoundingSet"), "");
    assert.deepEqual(
      [...unit].filter(([name, value]) => name === "Environment" && /PASSWORD|TOKEN|KEY|URL/.test(value)),
      [],
    );
  });

  it("gives what is under way its time, starts again whatever ended it, and lets it write where its data are", async () => {
    const unit = await settings();
    assert.equal(unit.get("KillSignal"), "SIGTERM");
    assert.ok(Number(unit.get("TimeoutStopSec")) >= stopSeconds);
    assert.equal(unit.get("Restart"), "always");
    assert.equal(unit.get("StartLimitIntervalSec"), "0");
    assert.equal(unit.get("Environment"), `JOBRUN_DATA_DIR=/var/lib/${unit.get("StateDirectory")}`);
  });

  it("is one that systemd takes, where the machine has it, and it would say so of a wrong one", async () => {
    const said = await judged((unit) => unit);
    if (said === null) return;
    assert.equal(said.trim(), "");
    assert.match((await judged((unit) => unit.replace("Restart=always", "Restart=sometimes"))) ?? "", /sometimes/);
  });
});

describe("ship/jobrun", () => {
  it("starts Node as npm does", async () => {
    const launcher = await readFile(join(root, "ship", "jobrun"), "utf8");
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      await readFile(join(root, "package.json"), "utf8"),
    );
    const flags = (text = "") => text.match(/--[\w-]+=\d+/g);
    assert.deepEqual(flags(launcher), flags(scripts["jobrun"]));
    assert.deepEqual(flags(launcher), flags(scripts["start"]));
  });
});

describe("the compose file", () => {
  it("gives what serves no login but its own, publishes nothing but JobRun to this machine, names what is there, and leaves secrets out of the image", async () => {
    const text = await readFile(join(root, "ship", "compose.yaml"), "utf8");
    const serves = /\n {2}jobrun:\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? "";
    assert.match(serves, /DATABASE_URL: postgres:\/\/jobrun_app:/);
    assert.doesNotMatch(serves, /MIGRATOR|POSTGRES_PASSWORD/);
    assert.deepEqual(text.match(/^ +- [\d.:]+$/gm), ["      - 127.0.0.1:3000:3000"]);
    assert.match(text, /image: postgres:1[5-8]\n/);
    assert.match(await readFile(join(root, "ship", "Dockerfile.dockerignore"), "utf8"), /^\*\*\/\*\.env$/m);
    for (const [, file = ""] of text.matchAll(/(?:\.\/|dockerfile: ship\/)([\w-]+(?:\.sh)?)/g)) {
      await access(join(root, "ship", file));
    }
  });
});
