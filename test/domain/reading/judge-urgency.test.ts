import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Urgency } from "../../../src/domain/reading.ts";
import { read } from "./read.ts";

const texts: Record<Urgency, readonly string[]> = {
  emergency: [
    "burst pipe in the loft",
    "water pouring through the ceiling",
    "water gushing everywhere can't turn it off",
    "sewage coming up through the shower",
    "toilet overflowing",
    "kitchen is flooded",
    "locked out of my house",
    "front door won't lock",
    "we've been broken into and the back door is kicked in",
    "no heating and a newborn baby",
    "no hot water, my mum is 84 years old",
    "boiler not working and I'm 8 months pregnant",
    "URGENT",
    "it's an emergency",
    "need someone right now",
    "rain is pouring in through the roof",
    "no rush but I smell gas",
  ],
  soon: [
    "burst pipe but I've turned the water off",
    "no heating",
    "no hot water since this morning",
    "boiler won't fire up",
    "boiler has packed in",
    "power's gone off in half the house",
    "no electricity",
    "only toilet is blocked",
    "small leak under the sink, bucket under it",
    "roof leaks when it rains",
    "blocked drain outside",
    "mice in the kitchen",
    "wasps nest in bedroom",
    "tap needs fixing asap",
    "can you come today? cracked tile",
    "freezer has died",
    "lost my keys",
    "asap",
  ],
  routine: [
    "dripping tap",
    "kitchen sink slow to drain",
    "one radiator is cold",
    "boiler keeps losing pressure",
    "boiler making a banging noise",
    "washing machine broken",
    "quote for a new bathroom please",
    "need a fence panel replaced",
    "no heating in the garage but no rush",
    "leak under sink, not urgent",
    "whenever suits",
    "hang two doors please",
    "blocked drain, whenever you can",
    "dripping tap, it's not an emergency",
  ],
  unknown: [
    "hello",
    "LS1 4AP",
    "tomorrow",
    "how much to unblock a toilet?",
    "thanks",
    "STOP",
    "wrong number sorry",
    "can you ring me",
    "boiler",
    "do you cover Otley?",
    "what are your rates",
    "Sam",
  ],
};

describe("urgency", () => {
  for (const urgency of ["unknown", "routine", "soon", "emergency"] as const) {
    it(`is ${urgency} where the problem and the words say so`, () => {
      for (const text of texts[urgency]) assert.equal(read(text).urgency, urgency, text);
    });
  }
});
