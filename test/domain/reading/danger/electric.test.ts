import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "../read.ts";

const told = [
  "sparks flew out when i flicked the switch",
  "the fridge gives me little shocks",
  "i got a belt off the light switch",
  "humming noise from consumer unit and its warm",
  "brown mark round the socket",
  "the wire on my lamp has melted",
  "burning electrical smell upstairs cant find where",
  "weird fishy whiff by the lamp, no idea",
  "live wires hanging out where the cooker was",
  "cracked socket, can see the metal inside",
  "put a spade through the electric cable in the garden",
  "big bang from fuse box and a flash",
  "crackling sound from the switch",
  "lights buzzing and dim, switch is warm",
  "singed plug",
  "socket arking when hoover goes in",
  "overhead cable is down in our garden",
  "it keeps tripping and there is a burning smell",
  "socket sparked once, ok since, no hurry",
  "immersion switch is glowing",
  "metal sink is live",
  "I got a nasty shock changing a bulb",
  "the metal lamp bites you",
  "flash and a pop when I plugged the iron in",
  "the ceiling light has come away and hanging by its wires",
  "outdoor socket cover broken and wires visible",
  "drill went through a wire",
  "rabbit chewed wire",
  "plug is black and melted",
  "yellowed melted socket",
  "the cooker switch is hot and smells",
  "burnt smell in the hall cupboard where the fusebox is",
  "smell of rotten fish by the plug sockets",
  "loud hum from the fuse board",
  "fizz and crackle from dimmer",
  "sockets warm, should i worry",
  "microwave sparking inside",
  "underground cable hit with a pickaxe, its buzzing",
  "shower pull cord switch burnt and melting",
  "i get a static like shock off the washing machine every time",
  "saw a spark when i plugged my phone in",
  "burning smell in the house can't find it",
  "my consumer unit feels hot",
  "burnt out socket, black all round it",
  "Live cable hanging in garden after storm",
  "drilled into something and it sparked, lights off",
  "crackling in the walls near switch",
  "water heater switch sparking",
  "the wall socket buzzes when anything's plugged in",
  "fuse box smells hot",
  "there's a live wire sticking out where the light was",
  "smells like an electrical burning somewhere upstairs",
];

describe("electric", () => {
  it("is read from shock, spark, smell, heat, sound and what lies open, in whatever voice", () => {
    for (const text of told) assert.equal(read(text, "anything").lifeSafety, "electric", text);
  });
});
