import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "../read.ts";

const told = [
  "kitchen's on fire",
  "the microwave is smoking",
  "flames out the chimney",
  "fire in the loft",
  "omg the oven is on fire",
  "plug burst into flames",
  "smokes coming out the plug",
  "fillin up wi smoke in ere",
  "smoke everywhere",
  "a little smoke came out of the dishwasher then stopped",
  "the skirting is smoldering where the plumber soldered",
  "car on drive is alight next to the house",
  "roof's ablaze",
  "puff of smoke from the plug when i switched on",
  "black smoke coming out of boiler flue inside the room",
  "washing machine started to smoke",
  "the wire is on fire",
  "put the fire out myself but its smouldering",
  "there is fire at the back of the flats",
  "🔥🔥🔥 kitchen",
  "hedge went up from the bbq, still glowing",
  "there's a wee fire in the stairwell",
  "something's burning in the oven and cant put it out",
  "the tumble dryer's on fire!!!",
  "smoke rising from the skirting",
  "socket went on fire",
  "sparks and roaring noise up the chimney, think its on fire",
  "carpet is smoldering",
  "wheelie bin on fire near the gas meter",
  "flame came out of the socket",
  "battery pack is on fire in the hallway",
  "candle set light to curtains, all out now i think, wall still hot",
  "extractor fan smoking",
  "fat fire in the chip pan",
  "heater blew smoke out",
  "smoke billowing out of the garage",
  "smoke out the back of telly",
  "FIRE FIRE FIRE",
  "is on fire my kitchen please",
  "bonfire sparks caught our shed and its burning",
  "wisp of smoke when i switch light on",
  "Fire in my flat",
  "there's a bit of smoke coming off the plug",
  "smoke coming out the vent",
  "chimney caught fire",
  "smouldering wire",
  "heard a bang and now there's smoke",
  "kettle base caught fire",
  "its smoking bad",
  "there's smoke from the ceiling light",
  "my tumble dryer caught fire",
  "my e-scooter battery is smoking",
];

describe("fire", () => {
  it("is read from flame, smoke and what still smoulders, in whatever voice", () => {
    for (const text of told) assert.equal(read(text, "anything").lifeSafety, "fire", text);
  });
});
