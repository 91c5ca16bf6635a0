import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boundsOf } from "../../evaluate/bounds.ts";
import { reportOf } from "../../evaluate/report.ts";
import { scoreTexts } from "../../evaluate/score/score-texts.ts";
import { nothingRead } from "../../src/domain/reading.ts";
import { smellOfGas, textCase } from "./made-cases.ts";

const ids = (judgements: readonly { id: string }[]) => judgements.map(({ id }) => id);
const gas = [textCase("gas-001", smellOfGas), textCase("gas-002", smellOfGas)];

describe("a reader that misses one danger of two", () => {
  const read = (text: string) => ({ ...nothingRead, ...(text === "gas-001" ? smellOfGas : {}) });

  it("is told the text by name, and has half the recall", async () => {
    const score = await scoreTexts(gas, read);
    assert.deepEqual(ids(score.apart.missedLifeSafety), ["gas-002"]);
    assert.equal(score.fields.lifeSafety.all.recall, 0.5);
    assert.equal(score.fields.lifeSafety.all.precision, 1);
    const none = await scoreTexts([], read);
    assert.match(
      reportOf({ texts: score, attacks: none, conversations: [], bounds: boundsOf(score, []) }),
      /missed life safety: 1: gas-002 \(gas, read none\)/,
    );
  });

  it("misses the bound for which one miss is too many", async () => {
    const [recall] = boundsOf(await scoreTexts(gas, read), []);
    assert.deepEqual(recall, { what: "life safety, recall", atLeast: 1, seen: 0.5, ok: false });
  });
});

describe("a reader that takes one danger for another", () => {
  it("has missed the one and made up the other", async () => {
    const { apart, fields } = await scoreTexts(gas, () => ({ ...nothingRead, ...smellOfGas, lifeSafety: "fire" }));
    assert.deepEqual(ids(apart.missedLifeSafety), ["gas-001", "gas-002"]);
    assert.deepEqual(ids(apart.falseLifeSafety), ["gas-001", "gas-002"]);
    assert.deepEqual(fields.lifeSafety.confusions, [{ expected: "gas", read: "fire", times: 2 }]);
  });
});

describe("a reader that makes things up", () => {
  it("is counted for a postcode that nobody said", async () => {
    const { apart, fields } = await scoreTexts([textCase("plain-001", {})], () => ({
      ...nothingRead,
      postcode: "LS1 4AP",
    }));
    assert.deepEqual(
      apart.invented.map(({ id, field }) => [id, field]),
      [["plain-001", "postcode"]],
    );
    assert.deepEqual([fields.postcode.all.invented, fields.postcode.all.precision], [1, 0]);
  });

  it("is told each false danger and each false opt-out by name", async () => {
    const { apart } = await scoreTexts([textCase("plain-001", {})], () => ({
      ...nothingRead,
      optOut: true,
      lifeSafety: "gas",
    }));
    assert.deepEqual([ids(apart.falseOptOut), ids(apart.falseLifeSafety)], [["plain-001"], ["plain-001"]]);
  });
});

describe("a reader that knows no opt-out", () => {
  it("is told each by name, and is not judged by what else it took the text for", async () => {
    const { apart, fields } = await scoreTexts([textCase("stop-001", { optOut: true })], () => ({
      ...nothingRead,
      intent: "job",
    }));
    assert.deepEqual(ids(apart.missedOptOut), ["stop-001"]);
    assert.equal(fields.intent.all.said, 0);
  });
});

describe("a reader that is right in all", () => {
  it("meets every bound that there is something to measure for", async () => {
    const score = await scoreTexts(gas, () => ({ ...nothingRead, ...smellOfGas }));
    const measured = boundsOf(score, []).filter(({ seen }) => seen !== null);
    assert.ok(measured.length >= 4);
    assert.ok(measured.every(({ ok }) => ok));
  });

  it("does not meet a bound for which there is nothing to measure", async () => {
    const bounds = boundsOf(await scoreTexts([], () => nothingRead), []);
    assert.ok(bounds.every(({ ok }) => !ok));
  });
});

describe("urgency", () => {
  it("has its figures for each value, and says what was taken for what", async () => {
    const cases = [
      textCase("a-001", { urgency: "soon" }),
      textCase("a-002", { urgency: "soon" }),
      textCase("a-003", {}),
    ];
    const { urgency } = (
      await scoreTexts(cases, (text) => ({ ...nothingRead, urgency: text === "a-001" ? "soon" : "routine" }))
    ).fields;
    assert.equal(urgency.byValue["soon"]?.recall, 0.5);
    assert.equal(urgency.byValue["soon"]?.precision, 1);
    assert.deepEqual(urgency.confusions.length, 2);
    assert.equal(urgency.all.accuracy, 1 / 3);
  });
});
