import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { shipRelease } from "../../../src/cli/ship/ship-release.ts";
import { bake } from "../../../src/home/baked.ts";
import { commitOf } from "../../../src/home/commit.ts";
import { treeState } from "../../../src/home/tree-state.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const [folders, files] = [
  ["src", "migrations", "ship", "docs", "test"],
  ["package.json", "package-lock.json", "README.md", "ARCHITECTURE.md"],
];

describe("a release that is made", () => {
  let [folder, checkout] = ["", ""];
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...words], { cwd: checkout });
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jobrun-ship-"));
    checkout = join(folder, "checkout");
    for (const each of folders) {
      await mkdir(join(checkout, each), { recursive: true });
      await writeFile(join(checkout, each, "a"), each);
    }
    for (const each of [...files, "LICENSE", ".npmrc"]) await writeFile(join(checkout, each), "1");
    await writeFile(join(checkout, ".gitignore"), "*.env\n");
  });
  after(() => rm(folder, { recursive: true }));
  const from = (path: string) => pathToFileURL(`${path}/`);
  const ship = (to: string) => shipRelease(join(folder, to), from(checkout));

  it("is refused where there is no commit, in a tree with changes, and out of a release", async () => {
    await assert.rejects(ship("none"), /which commit this is/);
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "one");
    await writeFile(join(checkout, "src", "a"), "changed");
    await assert.rejects(ship("changed"), /not those of the commit/);
    await writeFile(join(checkout, "src", "a"), "src");
    await writeFile(join(checkout, "src", "new"), "");
    await assert.rejects(ship("new"), /not those of the commit/);
    await rm(join(checkout, "src", "new"));
    assert.deepEqual(await readdir(folder), ["checkout"]);
    const release = join(folder, "release");
    await mkdir(release);
    await writeFile(join(release, "a"), "1");
    await bake(from(release), commit);
    await assert.rejects(shipRelease(join(folder, "again"), from(release)), /could not be laid out/);
  });

  it("is refused in a folder that has something in it", async () => {
    await mkdir(join(folder, "full"));
    await writeFile(join(folder, "full", "a"), "1");
    await assert.rejects(ship("full"), /is not empty/);
    assert.deepEqual(await readdir(join(folder, "full")), ["a"]);
  });

  it("is the commit's files alone, of those that run, with the commit baked in", async () => {
    await writeFile(join(checkout, "src", "secret.env"), "TOKEN=1");
    const shipped = await ship("good");
    assert.equal(shipped.commit, String(git("rev-parse", "HEAD")).trim());
    const got = (await readdir(join(folder, "good"))).toSorted();
    const wanted = [...folders.slice(0, 4), ...files, "LICENSE", ".npmrc", "release.json"].toSorted();
    assert.deepEqual(got, wanted);
    assert.deepEqual(await readdir(join(folder, "good", "src")), ["a"]);
    assert.equal(await readFile(join(folder, "good", "src", "a"), "utf8"), "src");
    assert.equal(await commitOf(from(join(folder, "good"))), shipped.commit);
    assert.equal(await treeState(from(join(folder, "good"))), "clean");
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith(".tar")),
      [],
    );
  });
});
