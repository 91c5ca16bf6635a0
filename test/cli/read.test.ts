import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

function run(...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, "read", ...words], (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

describe("a text that is read", () => {
  let folder = "";
  const file = (...lines: string[]) => {
    const path = join(folder, "texts.jsonl");
    writeFileSync(path, lines.join("\n"));
    return path;
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "jobrun-read-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is refused where its line cannot be read, by the line's number and with an example", async () => {
    const { code, out } = await run("--file", file('{"id":"1","text":"hello"}', '{"id":"1"}'), "--json");
    assert.equal(code, 1);
    const { error, next } = z
      .strictObject({ error: z.string(), next: z.string() })
      .parse(JSON.parse(out.trimEnd().split("\n").at(-1) ?? ""));
    assert.match(error, /^Line 2 has no "text"/);
    assert.match(next, /"leak under the sink, LS1 4AP"/);
  });

  it("is refused where the file is not there, or nothing is said", async () => {
    assert.match((await run("--file", join(folder, "none"))).err, /none cannot be read.*\nGive a file of JSON lines/);
    assert.match((await run()).err, /There is no text to read/);
    assert.equal((await run("hello", "--asked", "mood")).code, 2);
  });

  it("is answered line by line, in the file's order, by the context of each line", async () => {
    const { code, out } = await run(
      "--file",
      file(
        '{"id":"b","text":"tomorrow","asked":"time","now":"2026-11-23T12:00:00Z"}',
        "",
        '{"id":7,"text":"I smell gas! SW1A 1AA","trade":"plumber","timeZone":"Europe/London"}',
      ),
    );
    assert.equal(code, 0);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    const shape = z.array(
      z.strictObject({
        id: z.string(),
        reading: z.looseObject({
          lifeSafety: z.string().nullable(),
          postcode: z.string().nullable(),
          when: z.looseObject({ from: z.string().nullable() }).nullable(),
        }),
      }),
    );
    const [first, second] = shape.parse(lines);
    assert.deepEqual([first?.id, second?.id], ["b", "7"]);
    assert.match(first?.reading.when?.from ?? "", /^2026-11-24/);
    assert.deepEqual([second?.reading.lifeSafety, second?.reading.postcode], ["gas", "SW1A 1AA"]);
  });

  it("has every field of a reading, in JSON or for people", async () => {
    const fields = "intent,optOut,wantsHuman,lifeSafety,urgency,job,postcode,place,when,name".split(",");
    const { out } = await run("no hot water, LS1 4AP, tomorrow morning please. Sam", "--json", "--asked", "job");
    assert.deepEqual(Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(out))), fields);
    const { out: human } = await run("no hot water, LS1 4AP");
    assert.deepEqual(
      human
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0]),
      fields,
    );
    assert.match(human, /postcode +LS1 4AP\n/);
  });
});
