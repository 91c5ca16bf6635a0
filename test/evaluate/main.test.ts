import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readCorpus } from "../../evaluate/read-corpus.ts";

const main = fileURLToPath(new URL("../../evaluate/main.ts", import.meta.url));

function run(...words: string[]) {
  return spawnSync(process.execPath, [main, ...words], { encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
}

const shape = z.object({
  half: z.string(),
  texts: z.object({
    texts: z.int(),
    judgements: z.array(z.object({ id: z.string(), field: z.string(), same: z.boolean() })),
  }),
  attacks: z.object({ texts: z.int() }),
  conversations: z.array(z.object({ id: z.string() })),
  bounds: z.array(z.object({ what: z.string(), ok: z.boolean() })),
});

const whole = run("--json");

describe("npm run evaluate", () => {
  it("refuses what it does not know, and to list the half that nobody reads", () => {
    for (const words of [
      ["--half", "both"],
      ["--list", "colour"],
      ["--half", "untouched", "--list", "job"],
    ]) {
      const { status, stdout, stderr } = run(...words);
      assert.deepEqual([status, stdout], [2, ""], words.join(" "));
      assert.match(stderr, /npm run evaluate -- \[--half develop\|untouched\]/);
    }
  });

  it("says of the untouched half no word that was written there", () => {
    const { texts, attacks, conversations } = readCorpus("untouched");
    const facts = [...texts, ...attacks].flatMap(({ expected: { job, place, name } }) => [job, place, name]);
    const leads = conversations.flatMap(({ expected }) =>
      expected.leads.flatMap(({ job, postcode }) => [job, postcode]),
    );
    const printed = run("--half", "untouched").stdout + run("--half", "untouched", "--json").stdout;
    for (const fact of [...facts, ...leads])
      if (fact !== null && fact.length > wordsOfOurs) assert.ok(!printed.includes(fact), fact);
  });

  it("exits with 1 where a bound is missed, and with 0 where none is", () => {
    const { status, stdout } = whole;
    const { half, texts, conversations, bounds } = shape.parse(JSON.parse(stdout));
    assert.equal(status, bounds.every(({ ok }) => ok) ? 0 : 1);
    assert.deepEqual([half, bounds.length], ["develop", 10]);
    assert.equal(texts.texts, readCorpus("develop").texts.length);
    assert.equal(conversations.length, readCorpus("develop").conversations.length);
  });

  it("lists the texts of which a field is not read as it should be", () => {
    const { judgements } = shape.parse(JSON.parse(whole.stdout)).texts;
    const wrong = judgements.filter(({ field, same }) => field === "job" && !same).length;
    assert.ok(wrong === 0 || /^[a-z]+-\d{3}[a-z]? {2}should be /m.test(run("--list", "job").stdout));
  });
});

/** "tap" and "gas" are words of the report itself. */
const wordsOfOurs = 5;
