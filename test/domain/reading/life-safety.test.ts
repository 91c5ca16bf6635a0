import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Danger } from "../../../src/domain/reading.ts";
import { read } from "./read.ts";

const none = [
  "smelt gas last week, the gas engineer came and fixed it",
  "gas leak was repaired by Cadent, need a new hob",
  "kitchen full of smoke because I burnt the toast",
  "carbon monoxide alarm beeping, needs new batteries",
  "no smell of gas, just no hot water",
  "there is no gas smell",
  "can't smell any gas",
  "I don't smell gas",
  "gas boiler leaking water",
  "need a gas safety certificate",
  "gas hob to be fitted",
  "how much for a gas boiler service",
  "smoke alarm needs a battery",
  "fire alarm install please",
  "need a sparky",
  "electric shower dripping",
  "electric fire to be wired in",
  "fireplace to be removed",
  "co alarm chirping once a minute",
  "carbon monoxide alarm is out of date",
  "new consumer unit quote",
  "fire door won't close",
  "burnt the toast and the smoke alarm went off",
  "shocked by the price",
  "boiler flame went out",
  "tap is dripping",
  "water coming through ceiling",
  "I'm locked in the bathroom but ok",
  "fence has fallen down",
  "tile fell off the roof",
  "gas engineer came and made it safe, now need a new boiler",
  "hot water not hot",
  "lights not working in kitchen",
  "leak under the sink, nowhere near any sockets",
  "drains smell",
  "bins smell",
  "the light switch is broken",
  "spark plugs for my mower",
  "no carbon monoxide alarm in the house, can you fit one",
  "thermostat set too hot",
  "it isn't an emergency, no flames or smoke or anything",
];

const dangers: Record<Danger, readonly string[]> = {
  gas: [
    "I can smell gas",
    "smell of gas in kitchen",
    "strong gas smell",
    "gas leak!!",
    "think I've got a gas leak",
    "GAS IS LEAKING FROM THE METER",
    "not sure if I smell gas",
    "sorry to bother you, no rush, slight whiff of gas by the hob",
    "smells like gas when heating is on",
    "hissing noise from the gas meter",
    "rotten egg smell in hall",
    "my husband says it's nothing but I can smell gas",
    "stinks of gas in here",
    "smelling gas again after the engineer fixed it",
    "no hot water and there is a smell of gas",
    "the gas smell has gone now",
    "no idea what it is but I smell gas",
  ],
  carbon_monoxide: [
    "CO alarm going off",
    "carbon monoxide alarm is beeping",
    "my carbon monoxide detector keeps going off no gas smell",
    "co alarm four beeps and a pause",
    "boiler on and we all have headaches",
    "orange flame on the boiler",
    "feel dizzy when the gas fire is on",
  ],
  electric: [
    "socket is sparking",
    "sparks from the fuse box",
    "burning smell from the plug",
    "got an electric shock off the cooker",
    "got a shock from the light switch",
    "fishy smell from the socket",
    "bare wires hanging out the wall",
    "the plug socket is really hot",
    "consumer unit buzzing",
    "scorch marks around socket",
    "smells of burning by the fuse board",
    "exposed live wires in the bathroom",
  ],
  flood: [
    "water is dripping through the light fitting",
    "water coming through the ceiling onto the sockets",
    "leak near the fuse box",
    "ceiling is bulging",
    "ceiling about to come down",
    "flood water coming in",
    "water pouring in by the electrics",
    "water getting into the consumer unit and sparks",
  ],
  fire: [
    "the dryer is on fire",
    "smoke coming from the socket",
    "house full of smoke",
    "there's smoke coming out of the boiler",
    "can see flames in the chimney",
    "socket caught fire",
    "it's smouldering",
  ],
  injury: [
    "my mum has fallen down and can't get up",
    "he fell off the ladder",
    "someone is hurt",
    "my son is bleeding",
    "she's unconscious",
    "I had a bad fall on the broken step",
  ],
};

describe("danger to people", () => {
  it("is not read into a text that denies it, is about work on such things, or tells that someone competent mended it", () => {
    for (const text of none) assert.equal(read(text).lifeSafety, null, text);
  });

  for (const danger of ["gas", "carbon_monoxide", "electric", "flood", "fire", "injury"] as const) {
    it(`is read as ${danger} whatever the doubt and the politeness, and makes a job and an emergency`, () => {
      for (const text of dangers[danger]) {
        const { lifeSafety, urgency, intent, job } = read(text);
        assert.deepEqual(
          { lifeSafety, urgency, intent, hasJob: job !== null },
          { lifeSafety: danger, urgency: "emergency", intent: "job", hasJob: true },
          text,
        );
      }
    });
  }
});
