import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { commitOf } from "../../src/home/commit.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A folder with these files under .git, as a folder's address. */
async function checkout(files: Readonly<Record<string, string>>): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), "jobrun-commit-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, ".git", name, ".."), { recursive: true });
    await writeFile(join(folder, ".git", name), text);
  }
  return pathToFileURL(`${folder}/`);
}

describe("the commit of a checkout", () => {
  it("is unknown where there is no checkout, or what is there is no commit", async () => {
    assert.equal(await commitOf(await checkout({})), null);
    assert.equal(await commitOf(await checkout({ HEAD: "ref: refs/heads/main\n" })), null);
    assert.equal(await commitOf(await checkout({ HEAD: "what is this\n" })), null);
  });

  it("is found on a branch, packed or not, and where none is checked out", async () => {
    const head = "ref: refs/heads/main\n";
    assert.equal(await commitOf(await checkout({ HEAD: head, "refs/heads/main": `${commit}\n` })), commit);
    assert.equal(
      await commitOf(await checkout({ HEAD: head, "packed-refs": `# pack\n${commit} refs/heads/main\n` })),
      commit,
    );
    assert.equal(await commitOf(await checkout({ HEAD: `${commit}\n` })), commit);
  });
});
