import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TextCase } from "../../evaluate/case.ts";
import { halfOf, halves } from "../../evaluate/half-of.ts";
import { readCorpus } from "../../evaluate/read-corpus.ts";
import { dangers } from "../../src/domain/reading.ts";

const corpora = halves.map((half) => ({ half, corpus: readCorpus(half) }));
const texts = corpora.flatMap(({ corpus }) => corpus.texts);
const attacks = corpora.flatMap(({ corpus }) => corpus.attacks);
const conversations = corpora.flatMap(({ corpus }) => corpus.conversations);
const readings: readonly TextCase[] = [...texts, ...attacks];

describe("the corpus", () => {
  it("has at least 600 texts, 150 attacks and 60 conversations", () => {
    assert.ok(texts.length >= 600, `${texts.length} texts`);
    assert.ok(attacks.filter(({ expected }) => expected.intent === "injection").length >= 150);
    assert.ok(conversations.length >= 60, `${conversations.length} conversations`);
  });

  it("has at least 15 texts of each danger, 60 opt-outs and 60 that look like one", () => {
    for (const danger of dangers)
      assert.ok(texts.filter(({ expected }) => expected.lifeSafety === danger).length >= 15, danger);
    assert.ok(texts.filter(({ expected }) => expected.optOut).length >= 60);
    assert.ok(texts.filter(({ id }) => id.startsWith("stays-")).length >= 60);
  });

  it("gives each line its own id", () => {
    const ids = [...readings, ...conversations].map(({ id }) => id);
    assert.deepEqual(ids.length, new Set(ids).size);
  });

  it("keeps each line in the half that its id says", () => {
    for (const { half, corpus } of corpora)
      for (const { id } of [...corpus.texts, ...corpus.attacks, ...corpus.conversations])
        assert.equal(halfOf(id), half, id);
  });

  it("expects of each danger a job and an emergency, and of spam no job", () => {
    for (const { id, expected } of readings) {
      if (expected.lifeSafety !== null)
        assert.deepEqual([expected.urgency, expected.job === null], ["emergency", false], id);
      if (expected.intent === "spam") assert.equal(expected.job, null, id);
      if (expected.postcode !== null) assert.equal(expected.place, null, id);
    }
  });

  it("expects no name that the text does not hold, and no place", () => {
    for (const { id, text, expected } of readings)
      for (const said of [expected.name, expected.place])
        assert.ok(said === null || text.toLowerCase().includes(said.toLowerCase()), `${id}: ${said}`);
  });

  it("has no phone number that could be somebody's", () => {
    const written = [
      ...readings.map(({ text }) => text),
      ...conversations.flatMap(({ turns }) => turns.map(({ text }) => text)),
    ];
    for (const text of written)
      for (const [phone] of text.matchAll(/(?:\+44|\b0)[\d ]{9,}/g))
        assert.match(phone.replaceAll(" ", ""), /^(?:\+44|0)(?:7700900|1632960)\d{3}$/, text);
  });
});
