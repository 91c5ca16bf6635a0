import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Link } from "../../../src/release/deploy/chain.ts";
import { judgeStaging, stagingText } from "../../../src/release/deploy/staging-evidence.ts";
import { newKeys, signerOf } from "../../../src/release/signing.ts";
import { type Entry, wholePlan, writtenRows } from "./written-rows.ts";

const commit = "c".repeat(40);
const signer = signerOf(newKeys().privateKey);
const stranger = signerOf(newKeys().privateKey);
const staging = { commit, environment: "staging", signer } as const;
const whole = wholePlan("staging");
const judge = (rows: readonly Link[], trusted = [signer.publicKey]) => judgeStaging(stagingText(rows), commit, trusted);
const refuses = (why: RegExp, ...asked: Parameters<typeof judge>) => {
  const judged = judge(...asked);
  assert.ok(judged.is === "refused", "it was taken");
  assert.match(judged.why, why);
};
const soakAt = (hour: number) =>
  whole.map((entry): Entry => (entry.step === "soak" && entry.what === "left" ? { ...entry, hour } : entry));
const verifiedAt = whole.find(({ step, what }) => step === "verify" && what === "left")?.hour ?? 0;

describe("staging's evidence", () => {
  it("counts by a key that is trusted, and by no other, nor where none is", () => {
    refuses(/which nobody here trusts/, writtenRows(whole, staging), [stranger.publicKey]);
    refuses(/JOBRUN_TRUSTED_KEYS names nobody/, writtenRows(whole, staging), []);
    refuses(/is not signed/, writtenRows(whole, { ...staging, signer: null }));
  });

  it("is of this commit, and of staging", () => {
    refuses(/is of commit ddd/, writtenRows(whole, { ...staging, commit: "d".repeat(40) }));
    refuses(/is of local/, writtenRows(whole, { ...staging, environment: "local" }));
  });

  it("counts for nothing with a byte of any row changed", () => {
    const rows = writtenRows(whole, staging);
    for (const [at, { text }] of rows.entries()) {
      for (const [from, to] of [
        ["Ann", "Bob"],
        ["deployment_a", "deployment_b"],
        ["1790", "1690"],
      ] as const) {
        const changed = { ...rows[at], text: text.replace(from, to), signature: rows[at]?.signature ?? null };
        assert.equal(judge(rows.with(at, changed)).is, "refused", `${text}: ${to}`);
      }
      assert.equal(judge(rows.with(at, { text, signature: null })).is, "refused", `unsigned: ${text}`);
      assert.equal(
        judge(rows.with(at, { text, signature: stranger.sign("evidence", "a") })).is,
        "refused",
        `signed: ${text}`,
      );
    }
  });

  it("counts for nothing with any row taken out, or two in each other's place", () => {
    const rows = writtenRows(whole, staging);
    const inMiddle = rows.slice(1, -1);
    for (const at of inMiddle.keys()) refuses(/does not follow/, rows.toSpliced(at + 1, 1));
    refuses(/nobody has said review/, rows.slice(1));
    refuses(/soak has left no evidence/, rows.slice(0, -1));
    const [first, second, ...rest] = rows;
    assert.ok(first !== undefined && second !== undefined);
    refuses(/does not follow/, [second, first, ...rest]);
  });

  it("is of the whole plan, with all that people are asked for", () => {
    for (const { step, what } of whole) {
      if (what === "begun") continue;
      const without = whole.filter((entry) => entry.step !== step || entry.what !== what);
      refuses(/has left no evidence|nobody has said/, writtenRows(without, staging));
    }
  });

  it("has all of its soak", () => {
    refuses(/soak was over 23.99 hours after verify, and takes 24/, writtenRows(soakAt(verifiedAt + 23.999), staging));
    assert.equal(judge(writtenRows(soakAt(verifiedAt + 24), staging)).is, "good");
  });

  it("is no other file, and none without end", () => {
    for (const other of ["", "{}", "[]", `{"format":"jobrun staging evidence 2","rows":[]}`, " ".repeat(2 ** 21)]) {
      const judged = judgeStaging(other, commit, [signer.publicKey]);
      assert.ok(judged.is === "refused" && judged.why.startsWith("it is no evidence of staging"), judged.is);
    }
  });

  it("is kept whole where it is good, with who signed it and how long the release ran there", () => {
    const rows = writtenRows(whole, staging);
    const judged = judge(rows);
    assert.ok(judged.is === "good");
    const { signedBy, soakHours, file, commit: of } = judged.evidence;
    assert.deepEqual([of, signedBy, file], [commit, signer.publicKey, stagingText(rows)]);
    assert.ok(typeof soakHours === "number" && soakHours >= 24);
  });
});
