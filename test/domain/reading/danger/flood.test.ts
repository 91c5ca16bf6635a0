import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "../read.ts";

const told = [
  "water's coming out of the light",
  "water in the light bulb",
  "ceiling is sagging",
  "part of ceiling has come down with the water",
  "ceiling dipping in the middle where upstairs leaked",
  "water running down the wall over the sockets",
  "plug socket got wet from the leak under the sink",
  "water near the electrics",
  "consumer unit getting dripped on",
  "leak has knocked the lights out",
  "electric meter is getting wet",
  "basement filling with water, freezer and sockets down there",
  "beck's over, coming in the back door",
  "house is flooding from the river",
  "two foot of water in basement",
  "tank has burst in loft, water coming through all the lights",
  "wee drip fae the light",
  "light switch is wet and i get crackling",
  "the roof leak is coming in by the meter",
  "toilet overflow coming through light downstairs",
  "water coming to the electric",
  "dried up now but water did get in the fuse box",
  "the lights dripping",
  "neighbour's bath overflowed and it's coming through my light fitting",
  "water inside the spotlight",
  "water spraying at the sockets",
  "plugs are in the water",
  "roof leak dripping onto electric box",
  "pipe leaking over the boiler electrics",
  "water in outside light, trips",
  "lights went out after the pipe burst over them",
  "ceiling sagging with water, feels like it'll burst",
  "half the lounge ceiling came down",
  "plaster ceiling about to give way",
  "floodwater in the lounge",
  "water coming in under the doors from the street and rising",
  "six inches of water in the hall",
  "sewage coming up and its rising fast through the ground floor",
  "water near plug",
  "washing machine leak under the socket",
  "light fitting full of water",
  "bathroom above is leaking through the downlights",
  "water in the socket",
  "sink leaked over the plugs underneath",
  "water level rising in basement",
  "house flooded from river, electric still on",
  "ceiling has a big sag with water behind it",
  "my tv socket is wet and water on wall",
  "water's dripping out the smoke alarm and the light next to it",
  "bathroom ceiling bowing with water",
  "water coming in from the road and it's up to the skirting",
  "tripped the electrics because the washing machine leaked on the socket",
];

describe("flood", () => {
  it("is read from water at electrics, a ceiling that gives way and a flood that comes in, in whatever voice", () => {
    for (const text of told) assert.equal(read(text, "anything").lifeSafety, "flood", text);
  });
});
