import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "./read.ts";

describe("an opt-out in other words", () => {
  it("is not read into a message that went astray, a stop cock or a mat", () => {
    for (const text of [
      "I didn't text you",
      "dont contact my wife, contact me",
      "my boiler will not stop",
      "no message came through",
      "take the boiler off the wall",
      "take my number, ring me later",
      "stop the drip",
      "they never message me back",
      "sorry I did not text you back",
      "bus stop is outside",
      "non stop leak, sent you a message",
      "no stop cock, see my message",
      "hello, plus I sent messages about the tap",
      "para-cord fence, messages sent",
      "mat needs a clean, see messages",
    ])
      assert.equal(read(text).optOut, false, text);
  });

  it("is read from dislike, threats, politeness and other languages", () => {
    for (const text of [
      "would you mind not texting me",
      "please don't message this number again",
      "i dont want to hear from you",
      "fed up of these texts",
      "no more msgs pls",
      "take me off your list",
      "nie pisz do mnie, proszę nie wysyłać sms",
      "dinnae message me again pal",
      "dont ever contact me again",
      "pack in texting us",
      "s t o p",
      "I'd prefer you didn't text me",
      "remove me from this",
      "bitte keine Nachrichten mehr",
      "I no longer wish to receive texts",
      "not interested, please stop",
      "leave us alone",
      "withdraw my consent to be texted",
      "quit messaging me",
      "arrêtez de m'envoyer des messages",
      "por favor no me mande más mensajes",
      "别再给我发短信了",
    ])
      assert.equal(read(text).optOut, true, text);
  });
});
