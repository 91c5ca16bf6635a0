import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { readTar, tarEnd, tarHeader, tarPadding, type Entry } from "../../../src/release/backup/tar.ts";

const run = promisify(execFile);

function archive(files: Readonly<Record<string, string>>, end = tarEnd): Buffer {
  const parts = Object.entries(files).flatMap(([name, text]) => {
    const bytes = Buffer.from(text);
    return [tarHeader({ name, kind: "file", bytes: bytes.length }), bytes, tarPadding(bytes.length)];
  });
  return Buffer.concat([tarHeader({ name: "base", kind: "folder", bytes: 0 }), ...parts, end]);
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size = 700): Promise<readonly (readonly [string, string])[]> {
  const found: [string, string][] = [];
  await readTar(inChunks(bytes, size), {
    begin: async ({ name, kind }: Entry) => void found.push([`${kind} ${name}`, ""]),
    add: async (some) => {
      const last = found.at(-1);
      if (last !== undefined) last[1] += some.toString();
    },
  });
  return found;
}

const files = { "base/one": "x".repeat(513), "base/none": "", "base/whole": "y".repeat(512) };

describe("the archive of a backup", () => {
  it("is refused where it is cut off, also between two files", async () => {
    await assert.rejects(read(archive(files, Buffer.alloc(0))), /before its end/);
    await assert.rejects(read(archive(files).subarray(0, 800)), /before its end/);
  });

  it("is refused where a header is damaged, or a name leads out of its folder", async () => {
    const damaged = archive(files);
    damaged[513] = 65;
    await assert.rejects(read(damaged), /damaged/);
    await assert.rejects(read(archive({ "../out": "x" })), /leads out/);
    await assert.rejects(read(archive({ "/out": "x" })), /leads out/);
  });

  it("gives back its files, in whatever pieces it comes", async () => {
    const whole = Object.entries(files).map(([name, text]) => [`file ${name}`, text]);
    for (const size of [1, 511, 512, 10_000]) {
      assert.deepEqual(await read(archive(files), size), [["folder base", ""], ...whole], `${size} bytes at a time`);
    }
  });

  it("is one that tar reads", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "jobrun-tar-"));
    t.after(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "some.tar"), archive(files));
    await run("tar", ["-xf", "some.tar"], { cwd: folder });
    assert.equal(await readFile(join(folder, "base/one"), "utf8"), files["base/one"]);
  });
});
