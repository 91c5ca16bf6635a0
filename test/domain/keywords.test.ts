import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readKeyword } from "../../src/domain/keywords.ts";
import { mayMeanBooking, normalForm } from "../../src/domain/opt-out.ts";
import { anyText } from "./any-text.ts";

describe("a word that only looks like an opt-out", () => {
  const innocent = [
    "cancel my appointment",
    "the water won't stop",
    "stop tap is stuck",
    "can you stop by tomorrow",
    "please stop by tomorrow",
    "can you stop the leak",
    "end of terrace",
    "never got your text",
    "don't contact the landlord",
    "no text alerts on my boiler",
    "i dont have text messages from you",
    "the boiler stopped",
    "water won't stop got your text",
    "yes please",
    "help the ceiling is coming down",
    "start tomorrow?",
    "Cancel\nmy visit please",
    "End\nof terrace",
    "stop tap\nis stuck",
    "no.2 is leaking",
    "stop tap stop",
    "we dont see the text alert",
    "",
  ];
  it("is no keyword", () => {
    for (const text of innocent) assert.equal(readKeyword(text), null, text);
  });
});

describe("an opt-out", () => {
  it("is known to the carrier when it is the bare word alone", () => {
    for (const word of ["STOP", "StopAll", "UNSUBSCRIBE", "end", "QUIT", "Cancel", "REVOKE", "optout"]) {
      assert.deepEqual(readKeyword(` ${word}\n`), { word: "stop", carrier: true }, word);
    }
  });

  it("counts with us where the carrier may not have noticed", () => {
    const ours = [
      "Stop.",
      "STOP!!!",
      "🛑 stop 🛑",
      "'stop'",
      "Stop please",
      "please STOP",
      "stop stop",
      "stop stop stop",
      "STOP\n\nSent from my iPhone",
      "S.T.O.P",
      "s.t.o.p.",
      "ST\u00adOP",
      "STOP ALL",
      "opt-out",
      "Unsub",
      "remove me",
      "No more",
      "ARRET",
      "arrêt",
      "ＳＴＯＰ",
      "Stop texting me",
      "don't text, ring me",
      "don’t text me",
      "no more texts please",
      "take me off your list",
      "stop sending me these",
      "opt me out",
      "please remove my number",
      "leave me alone",
      "Do not contact me again",
      "stop it",
      "stop now",
      "stop thanks",
      "stop all these texts",
      "stop every text",
      "quit the message",
      "do not send a message",
      "no more silly texts",
      "take my number off your list",
      "remove from list",
      "take us off your database",
      "take us off the system",
      "no more sms",
      "unsubscribe me",
      "optout now",
      "opt out now",
      "opting out",
      "s.t.o.p.please",
    ];
    for (const text of ours) assert.deepEqual(readKeyword(text), { word: "stop", carrier: false }, text);
  });

  it("counts on a first line above a signature, whatever blank lines stand before it", () => {
    for (const word of ["Stop", "STOPALL.", "Unsubscribe", "optout", "Opt out"])
      for (const text of [`${word}\nJane`, `\n \n${word}\r\nSent from my phone`])
        assert.deepEqual(readKeyword(text), { word: "stop", carrier: false }, text);
  });

  it("may have meant the booking only when it is CANCEL or END alone", () => {
    assert.deepEqual(["Cancel", "END!", "stop", "cancel my visit"].map(mayMeanBooking), [true, true, false, false]);
  });
});

describe("the other keywords", () => {
  it("are whole messages", () => {
    assert.deepEqual(readKeyword("start"), { word: "start", carrier: true });
    assert.deepEqual(readKeyword("UNSTOP."), { word: "start", carrier: false });
    assert.deepEqual(readKeyword("Yes"), { word: "yes", carrier: true });
    assert.deepEqual(readKeyword("HELP"), { word: "help", carrier: true });
    assert.deepEqual(readKeyword("info!"), { word: "help", carrier: false });
  });
});

describe("the normal form", () => {
  it("has one space for whatever stood between words, and joins letters that were spelled out", () => {
    assert.equal(normalForm(" Don’t -- STOP\t:) it! "), "dont stop it");
    assert.equal(normalForm("S.T.O.P. no.2 o.k."), "stop no 2 o k");
  });

  it("is plain, stable and total", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const normal = normalForm(text);
        assert.match(normal, /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
        assert.equal(normalForm(normal), normal);
      }),
    );
  });

  it("leaves an opt-out an opt-out whatever punctuation stands around it", () => {
    const marks = fc.string({ unit: fc.constantFrom(...' .!?*-🛑\n"(),') });
    fc.assert(
      fc.property(marks, marks, fc.constantFrom("stop", "QUIT", "Unsubscribe", "stop all"), (before, after, word) => {
        assert.equal(readKeyword(`${before}${word}${after}`)?.word, "stop");
      }),
    );
  });
});
