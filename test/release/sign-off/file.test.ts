import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { computeSignOff } from "../../../src/release/sign-off/compute.ts";
import { judgeSignOff, signOff, signOffText } from "../../../src/release/sign-off/file.ts";
import { printSignOff } from "../../../src/release/sign-off/print.ts";
import { newKeys, signerOf } from "../../../src/release/signing.ts";
import { commit, factsOf, signer } from "./whole-facts.ts";

const whole = signOff(computeSignOff(factsOf("production")), signer);
const text = signOffText(whole);
const refuses = (why: RegExp, file: string, of = commit, trusted: readonly string[] = [signer.publicKey]) => {
  const judged = judgeSignOff(file, of, trusted);
  assert.ok(judged.is === "refused", "it was taken");
  assert.match(judged.why, why);
};
/** Coprime to any structure of the file, so that all of it is met over its length. */
const stride = 11;

describe("a sign-off's file", () => {
  it("does not verify with a byte changed, taken out or added anywhere", () => {
    for (let at = 0; at < text.length; at += stride) {
      const other = text[at] === "x" ? "y" : "x";
      for (const changed of [
        text.slice(0, at) + other + text.slice(at + 1),
        text.slice(0, at) + text.slice(at + 1),
        `${text.slice(0, at)} ${text.slice(at)}`,
      ])
        assert.equal(
          judgeSignOff(changed, commit, [signer.publicKey]).is,
          "refused",
          `at ${at}: ${changed.slice(at - 20, at + 20)}`,
        );
    }
  });

  it("does not verify with another key, for another commit, unsigned, or signed as something else", () => {
    const stranger = signerOf(newKeys().privateKey);
    refuses(/nobody here trusts/, signOffText(signOff(whole.body, stranger)));
    refuses(/nobody here trusts/, text, commit, []);
    refuses(/is of commit c+, and this is d+/, text, "d".repeat(40));
    refuses(/is not signed/, signOffText(signOff(whole.body, null)));
    refuses(/signature is not of it/, signOffText({ ...whole, signature: signer.sign("evidence", whole.hash) }));
    refuses(/its hash is of something else/, signOffText({ ...whole, body: { ...whole.body, by: "bob" } }));
    refuses(/is no sign-off/, "{}");
  });

  it("does not verify where it says NOT READY, however well it is signed", () => {
    refuses(/says NOT READY/, signOffText(signOff(computeSignOff(factsOf("production", { breaks: 1 })), signer)));
    refuses(/says NOT READY/, signOffText(signOff({ ...whole.body, missing: ["a line"] }, signer)));
  });

  it("verifies as it was written", () => {
    const judged = judgeSignOff(text, commit, [signer.publicKey]);
    assert.ok(judged.is === "good");
    assert.deepEqual(judged.file, whole);
  });

  it("has a page that says the same, in which nothing that people wrote makes lines of its own", () => {
    const page = printSignOff(whole);
    assert.match(page, /^# READY: cccccccccccc in production$/m);
    for (const { name } of whole.body.steps) assert.ok(page.includes(`| ${name} | Ann |`), name);
    assert.ok(page.includes(whole.hash) && page.includes(whole.signature ?? "none"));
    const said = { what: "review", who: "Eve", at: "now", note: "fine |\n# READY <b>" };
    const bad = printSignOff({ ...whole, body: { ...whole.body, ready: false, missing: ["a"], approvals: [said] } });
    assert.match(bad, /^# NOT READY: .*\n(?:.*\n)*- a$/m);
    assert.ok(bad.includes("| fine \\| # READY &lt;b> |"));
  });
});
