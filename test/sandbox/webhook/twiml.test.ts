import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import twilio from "twilio";
import { listen } from "../../../src/sandbox/phones/listen.ts";
import { readTwiml } from "../../../src/sandbox/webhook/twiml.ts";

function verbs(xml: string): string[] {
  const read = readTwiml(xml);
  assert.equal(read.kind, "document", read.kind === "broken" ? read.message : "");
  return read.kind === "document" ? read.verbs.map(({ name }) => name) : [];
}

describe("a TwiML answer", () => {
  const broken = [
    "OK",
    "<Response>",
    "<Response><Say>a</Response>",
    "<Say>a</Say>",
    "<Response/><Response/>",
    "<Response>a & b</Response>",
    "<Response>&nbsp;</Response>",
    "</Response>",
    "<Response/>trailing",
    "<Response><Say a=b/></Response>",
    "<!DOCTYPE html><html></html>",
  ];
  for (const xml of broken) {
    it(`is broken as ${xml}`, () => {
      assert.equal(readTwiml(xml).kind, "broken");
    });
  }

  it("is read with declaration, comments, attributes, entities and CDATA", () => {
    const read = readTwiml(`<?xml version="1.0"?><!-- hi -->
      <Response><Say voice="a&amp;b">It&apos;s &#163;5</Say><Pause length='2'/><![CDATA[ ]]><Hangup /></Response>`);
    assert.equal(read.kind, "document");
    if (read.kind !== "document") return;
    assert.deepEqual(
      read.verbs.map(({ name, text, attributes }) => [name, text, attributes]),
      [
        ["Say", "It's £5", { voice: "a&b" }],
        ["Pause", "", { length: "2" }],
        ["Hangup", "", {}],
      ],
    );
  });

  it("is read as the official library writes it, whatever the words", () => {
    const words = fc.string({ unit: "grapheme-ascii", maxLength: 60 });
    fc.assert(
      fc.property(words, (said) => {
        const response = new twilio.twiml.VoiceResponse();
        response.say(said);
        response.hangup();
        assert.deepEqual(verbs(response.toString()), ["Say", "Hangup"]);
      }),
    );
  });

  it("is rejected unanswered, spoken inside Gather too, and silent after Hangup", () => {
    const heard = (xml: string): ReturnType<typeof listen> => {
      const read = readTwiml(`<Response>${xml}</Response>`);
      return listen(read.kind === "document" ? read.verbs : []);
    };
    assert.equal(heard('<Reject reason="busy"/>').status, "busy");
    assert.equal(heard("<Reject/>").status, "no-answer");
    assert.deepEqual(heard("<Gather><Say>Key in</Say></Gather><Say>your  number</Say>").spoken, [
      "Key in",
      "your number",
    ]);
    assert.deepEqual(heard("<Say>Bye</Say><Hangup/><Say>more</Say>").spoken, ["Bye"]);
  });
});
