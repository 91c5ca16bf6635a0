import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readLink } from "../../../src/release/deploy/chain.ts";
import { environments, stepsOf } from "../../../src/release/deploy/plan.ts";
import { computeSignOff, type Facts } from "../../../src/release/sign-off/compute.ts";
import { newKeys, signerOf } from "../../../src/release/signing.ts";
import type { Entry } from "../deploy/written-rows.ts";
import { writtenRows } from "../deploy/written-rows.ts";
import { commit, factsOf, risk, rowsOf, signer, wholeRelease } from "./whole-facts.ts";

const outside = ["staging", "production"] as const;
const missingWith = (environment: (typeof environments)[number], instead: Partial<Facts>) =>
  computeSignOff(factsOf(environment, instead));
const lacks = (line: RegExp, instead: Partial<Facts>) => {
  const { ready, missing } = missingWith("production", instead);
  assert.equal(ready, false);
  assert.ok(
    missing.some((each) => line.test(each)),
    `${String(line)} is not among ${missing.join("; ")}`,
  );
};
const production = wholeRelease("production");
const withEntry = (step: string, what: Entry["what"], more: Partial<Entry>) =>
  rowsOf(
    production.map((entry) => (entry.step === step && entry.what === what ? { ...entry, ...more } : entry)),
    "production",
  );

describe("a sign-off", () => {
  it("is NOT READY without any one of the rows that a release left", () => {
    for (const environment of outside) {
      const { rows } = factsOf(environment);
      for (const [at, { step, what }] of rows.entries())
        assert.equal(missingWith(environment, { rows: rows.toSpliced(at, 1) }).ready, false, `${step} ${what}`);
    }
  });

  it("is NOT READY with any one of them altered, signed by nobody, or by a stranger", () => {
    const links = writtenRows(wholeRelease("staging"), { commit, environment: "staging", signer });
    const stranger = signerOf(newKeys().privateKey);
    for (const [at, { text, signature }] of links.entries()) {
      for (const other of [
        { text: text.replace('"Ann"', '"Bob"'), signature },
        { text: text.replace(signer.publicKey, stranger.publicKey), signature },
        { text, signature: null },
        { text, signature: stranger.sign("evidence", "a") },
      ]) {
        const rows = links.with(at, other).map(readLink);
        assert.equal(missingWith("staging", { rows }).ready, false, other.text);
      }
    }
    lacks(/nobody here trusts/, { rows: rowsOf(production, "production", stranger) });
    lacks(/row 7 \(review, approved\) is not signed/, { rows: rowsOf(production, "production", null) });
  });

  it("names every step and every approval that is not there, however well the rest is signed", () => {
    for (const environment of outside) {
      const whole = wholeRelease(environment);
      for (const { step, what } of whole) {
        if (what === "begun") continue;
        const rest = whole.filter((entry) => entry.step !== step || entry.what !== what);
        const { ready, missing } = missingWith(environment, { rows: rowsOf(rest, environment) });
        assert.equal(ready, false, step);
        const line = what === "left" ? `step ${step}: it has left no evidence` : `nobody has said ${step}`;
        assert.ok(
          missing.some((each) => each.endsWith(line)),
          `${line}: ${missing.join("; ")}`,
        );
      }
    }
  });

  it("is NOT READY where a wait was cut short", () => {
    const verified = production.find(({ step, what }) => step === "verify" && what === "left")?.hour ?? 0;
    lacks(/step watch-day: it was over sooner than 24 hours/, {
      rows: withEntry("watch-day", "left", { hour: verified + 23.9 }),
    });
  });

  it("wants staging's evidence by a key that counts, or a person who answers with words", () => {
    lacks(/step staging: row 7 is signed with .* nobody here trusts/, { stagingKeys: [signer.publicKey] });
    lacks(/step staging: JOBRUN_TRUSTED_KEYS names nobody/, { stagingKeys: [] });
    lacks(/step staging: it is no evidence/, { rows: withEntry("staging", "left", { evidence: { file: "{}" } }) });
    const without = (...said: readonly string[]) => {
      const answers = said.map(
        (note) => ({ step: "without-staging", what: "approved", hour: 0, evidence: { note } }) as const,
      );
      const rest = production.map((entry) =>
        entry.step === "staging" && entry.what === "left" ? { ...entry, evidence: { without: "Ann" } } : entry,
      );
      return rowsOf([...answers, ...rest], "production");
    };
    lacks(/step staging: nobody answers for without-staging/, { rows: without() });
    lacks(/step staging: nobody answers for without-staging/, { rows: without(" ") });
    const { ready, overrides } = missingWith("production", { rows: without("a mend for danger") });
    assert.ok(ready);
    assert.deepEqual(
      overrides.map(({ what, who, note }) => [what, who, note]),
      [["without-staging", "Ann", "a mend for danger"]],
    );
  });

  it("wants words of whoever answered for a backup", () => {
    lacks(/step backup: nobody answers for snapshot/, {
      rows: withEntry("backup", "left", { evidence: { proved: false } }),
    });
  });

  it("is of this release's rows, schema, promises, key and commit", () => {
    const local = factsOf("local").rows;
    lacks(/row 7 is of c+ in local/, { rows: local });
    lacks(/record: 1 rows were changed/, { breaks: 1 });
    lacks(/schema: it is older/, { schema: { is: "older", version: 20, missing: ["a"] } });
    lacks(/promises: ARCHITECTURE.md/, { promises: [] });
    const promise = { place: "3", promise: "", proofs: ["test/a.test.ts"], absent: ["test/a.test.ts"] };
    lacks(/promise 3: test\/a.test.ts is not there/, { promises: [promise] });
    lacks(/promise 3: nothing shows it/, { promises: [{ ...promise, proofs: [], absent: [] }] });
    lacks(/signature: JOBRUN_SIGNING_KEY is not set/, { signs: false });
    const { missing } = missingWith("local", { deployment: { ...factsOf("local").deployment, commit: "none" } });
    assert.ok(missing.includes("commit: nobody can say which it is"));
  });

  it("is READY where every line is there, with what is open beside it", () => {
    for (const environment of environments) {
      const { ready, missing, steps, risks, approvals } = missingWith(environment, {});
      assert.deepEqual([ready, missing], [true, []]);
      assert.deepEqual(risks, [risk]);
      assert.ok(steps.every(({ who, at, hash }) => who === "Ann" && at !== null && hash !== null));
      const asked = stepsOf(environment).flatMap((step) => step.approvals[environment] ?? []);
      assert.deepEqual(
        approvals.map(({ what }) => what),
        asked,
      );
    }
  });

  it("is READY on this machine without a key", () => {
    assert.ok(missingWith("local", { signs: false, rows: rowsOf(wholeRelease("local"), "local", null) }).ready);
  });
});
