import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { countSegments } from "../../../src/domain/gsm7.ts";
import { readKeyword } from "../../../src/domain/keywords.ts";
import { onSetupText } from "../../../src/domain/onboarding/on-setup-text.ts";
import { readSetupText } from "../../../src/domain/onboarding/read-setup.ts";
import { newSetup, type Open, type Setup } from "../../../src/domain/onboarding/setup.ts";
import { parsePhone } from "../../../src/domain/phone.ts";
import { longest, ordinary } from "../../../src/domain/wording/page/sample.ts";
import { setupLines } from "../../../src/domain/wording/page/setup-lines.ts";
import { setupWords } from "../../../src/domain/wording/setup.ts";
import { anyWords, withoutShrinking } from "./arbitrary-slots.ts";
import { assertOurWords, assertSendable } from "./template-rules.ts";

const all = [ordinary, longest].flatMap((sample) => setupLines(sample));
const code = /^[*#][*#\d+]+#$/;
/** A text may have lines, so each is held by itself to what holds of every text. */
function assertLines(text: string): void {
  assert.ok(countSegments(text).segments <= 2, `${countSegments(text).segments} segments: ${text}`);
  for (const line of text.split("\n")) assertSendable(line, 2);
}

describe("what an owner hears who sets up", () => {
  it("is at most two GSM-7 segments of our own plain words, with the longest that each can hold", () => {
    for (const { text } of all) {
      assertLines(text);
      for (const line of text.split("\n")) assertOurWords(line.replaceAll("...", "").replace(/https:\S+/, ""));
    }
  });

  it("has a code to dial alone on its line, one a text, and nothing else on a line of its own but words", () => {
    for (const { key, text } of all.filter(({ key: name }) => name.startsWith("divert."))) {
      const codes = text.split("\n").filter((line) => code.test(line));
      const byPeople = key.includes(".landline.other") || /Then .* can do it\.|ask BT/.test(text);
      assert.equal(codes.length, byPeople ? 0 : 1, text);
      if (!byPeople) assert.match(text, /^To check: \*#\d+# To undo: #{1,2}\d+#$/m, text);
    }
  });

  it("never has the code that diverts every call", () => {
    for (const { text } of all) assert.doesNotMatch(text, /\*\*?21\*/);
  });

  it("asks for no word of the carrier's, but for those that are no answer to it", () => {
    const asks = [
      ...new Set(all.flatMap(({ text }) => text.match(/\b(?:CALL ME|[A-Z]{4,}|(?<=, )NO(?= if))\b/g) ?? [])),
    ];
    const ours = asks.filter((word) => !/^M+$|^WHERE$/.test(word));
    assert.deepEqual(ours.toSorted(), ["AGAIN", "AGREE", "BACK", "CALL ME", "DONE", "MENU", "NO", "SKIP", "STOP"]);
    for (const word of ours.filter((each) => each !== "STOP")) assert.equal(readKeyword(word), null, word);
  });

  it("is asked to agree to as many free days as there are", () => {
    const setup: Setup = { ...newSetup, open: { is: "agreement" } };
    const asked = (trialDays: number) => {
      const terms = { url: "https://jobrun.example/terms", trialDays };
      return setupWords({ say: "ask", took: [], corrected: false }, setup, { number: null, place: null, terms });
    };
    assert.match(asked(14), / 14 days free, no card\. Terms: https:\/\/jobrun\.example\/terms /);
    assert.match(asked(1), / One day free, no card\. /);
  });

  it("is at most two segments whatever the owner has written, wherever set-up stands", () => {
    const opens: readonly Open[] = [
      { is: "trade_and_area" },
      { is: "business_name" },
      { is: "owner_name" },
      { is: "alerts" },
      { is: "agreement" },
      { is: "phone" },
      { is: "divert", step: { code: "no_answer", attempt: 0 } },
    ];
    const side = {
      number: parsePhone("+447700900123"),
      place: 12,
      terms: { url: "https://jobrun.example/terms", trialDays: 7 },
    };
    fc.assert(
      fc.property(anyWords, fc.constantFrom(...opens), (words, open) => {
        const told = { ...newSetup.told, trade: words, area: words, businessName: words, ownerName: words };
        const setup: Setup = { ...newSetup, told, open };
        const { setup: next, answer } = onSetupText(
          setup,
          readSetupText(words, setup),
          true,
          Temporal.Instant.from("2026-11-23T12:00:00Z"),
        );
        const took = ["trade", "area", "businessName", "ownerName"] as const;
        for (const each of [answer, { say: "ask", took, corrected: true } as const]) {
          if (each !== null) assertLines(setupWords(each, next, side));
        }
      }),
      withoutShrinking,
    );
  });
});
