import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { treeState } from "../../src/home/tree-state.ts";

describe("a tree and its commit", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jobrun-tree-"));
  });
  after(() => rm(folder, { recursive: true }));
  const state = () => treeState(pathToFileURL(`${folder}/`));

  it("are unknown where there is none, apart once a file is changed or new, and else the same", async () => {
    assert.equal(await state(), "unknown");
    const git = (...words: string[]) =>
      execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...words], { cwd: folder });
    git("init", "-q");
    await writeFile(join(folder, "a"), "1");
    assert.equal(await state(), "dirty");
    git("add", "a");
    git("commit", "-qm", "one");
    assert.equal(await state(), "clean");
    await writeFile(join(folder, "a"), "2");
    assert.equal(await state(), "dirty");
  });
});
