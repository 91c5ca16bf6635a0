import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { bake } from "../../src/home/baked.ts";
import { commitOf } from "../../src/home/commit.ts";
import { treeState } from "../../src/home/tree-state.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";

describe("a release without git", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "jobrun-baked-"));
    await mkdir(join(folder, "src", "a"), { recursive: true });
    await writeFile(join(folder, "src", "a", "b.ts"), "1");
    await writeFile(join(folder, "package.json"), "{}");
  });
  afterEach(() => rm(folder, { recursive: true }));
  const url = () => pathToFileURL(`${folder}/`);
  const stands = async () => [await commitOf(url()), await treeState(url())];

  it("is of no known commit where none was baked in, or what stands there is none", async () => {
    assert.deepEqual(await stands(), [null, "unknown"]);
    for (const text of ["", "null", "[]", `{"commit":"main","digest":"1"}`, `{"commit":"${commit}"}`]) {
      await writeFile(join(folder, "release.json"), text);
      assert.deepEqual(await stands(), [null, "unknown"], text);
    }
    await assert.rejects(bake(url(), "main"));
  });

  it("is not that of its commit once a file is changed, new, moved or gone", async () => {
    const file = join(folder, "src", "a", "b.ts");
    await bake(url(), commit);
    await writeFile(file, "2");
    assert.deepEqual(await stands(), [commit, "dirty"]);
    await writeFile(file, "1");
    assert.deepEqual(await stands(), [commit, "clean"]);
    await writeFile(join(folder, "src", "c.ts"), "");
    assert.deepEqual(await stands(), [commit, "dirty"]);
    await rm(join(folder, "src", "c.ts"));
    await rm(file);
    assert.deepEqual(await stands(), [commit, "dirty"]);
    await writeFile(join(folder, "src", "b.ts"), "1");
    assert.deepEqual(await stands(), [commit, "dirty"]);
  });

  it("stays that of its commit with packages and data in it", async () => {
    await bake(url(), commit);
    for (const beside of ["node_modules", ".jobrun"]) {
      await mkdir(join(folder, beside));
      await writeFile(join(folder, beside, "a"), "1");
    }
    assert.deepEqual(await stands(), [commit, "clean"]);
  });
});
