import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Danger } from "../../../../src/domain/reading.ts";
import { read } from "../read.ts";

/** Words of danger beside something plain: each list stands against the danger of the same place below. */
const plain: Record<Danger, readonly string[]> = {
  gas: [
    "the ring doorbell wont light up",
    "toilet hisses after flushing and the gas cooker needs moving",
    "the boiler is making a whistling noise",
    "drains smell and i need a new cooker hood",
    "kitchen sink smells, also need gas hob fitting",
    "gas boiler wont turn off",
    "cooker wont turn off at the wall",
    "hob igniter keeps clicking",
    "calor bottle needs swapping",
    "pilot light keeps going out, no smell",
  ],
  carbon_monoxide: [
    "dishwasher gives four beeps then stops mid wash",
    "alarm on the boiler beeps when pressure low",
    "mum's tired of the cold, boiler broken",
    "mum is tired and cold since the boiler only comes on once a day",
    "kids are poorly so can you come next week instead",
    "bird's nest in the chimney needs clearing",
    "orange tiles round the fireplace",
    "boiler flue needs moving",
    "my mate says i look like i've had carbon monoxide poisoning, it's a hangover",
  ],
  electric: [
    "light switch clicks but nothing",
    "extension cable too short",
    "light bulb popped again",
    "electric bill shock",
    "live wire of a dog so keep the gate shut",
    "the kettle is a bit slow",
    "cable coming out of the wall for the tv",
    "had an electric shock years ago so im nervous, need lights changing",
  ],
  fire: [
    "fire caught my eye in the showroom, how much to install",
    "the borders are ablaze with colour, hedge wants cutting",
    "smoke from next door's chimney blows into my washing",
    "we'll have a smoke and a pint after",
    "do you fit smoke and carbon monoxide alarms",
    "fence gone up yesterday, gate to hang",
  ],
  flood: [
    "draught coming in through the spotlights",
    "ants coming out of the socket",
    "security light floods next doors bedroom",
    "shower water up to my ankles, drain is slow",
    "water pressure rising on the boiler",
    "water coming through ceiling",
    "tap dripping and the bathroom light needs a new pull cord",
  ],
  injury: [
    "a shelf above the cot needs putting up",
    "the gutter above the front door leaks",
    "fence panel is broken at 4 Mill Street",
    "cheers sarah, the slates on the garage are loose",
    "my eyes hurt looking at this wallpaper",
    "nobody answering the phone at your office",
    "boiler not responding to the thermostat",
    "my ex still has a key, want locks changed",
    "wife fainted at the price",
    "you hit the nail on the head",
    "heart attack when i saw the bill",
    "mum went through the options and likes the walk in one",
  ],
};

const told: Record<Danger, readonly string[]> = {
  gas: [
    "the pilot light is out but i can hear it hissing",
    "ring wont light and it just keeps hissing at me",
    "when i switch the fire on theres a funny smell before it lights",
    "yellow pipe outside is hissing loudly",
    "the hose to the bbq is leaking I can hear it",
    "regulator on the bottle wont seal and theres a stink",
    "smells like rotten cabbage by the boiler cupboard",
    "hob ignitor clicks but no flame and now the kitchen smells",
    "Gas guy changed the hob and now I can smell it every time I go in",
    "the alarm in the motorhome is going off its the lpg one",
    "tap on the gas cooker has snapped and it wont turn off",
    "cat knocked the hob and the kitchen smells",
    "our lodger left the oven open with the gas going and nothing lit",
    "whole place reeks, turned every knob off, still there",
    "the gas pipe isnt capped, its open",
    "put a screw through a pipe in the kitchen floor and its gas",
    "the joint by my meter is bubbling when i put fairy liquid on it",
  ],
  carbon_monoxide: [
    "alarm going beep beep beep beep, its the one near the boiler",
    "alarm on landing showing 120ppm",
    "the alarm by the boiler started. Its the CO one",
    "heid's loupin every time the fire's on, clears when ah go oot",
    "we ran the generator in the garage and now were all feeling sick",
    "Flue has come off the boiler in the loft and were all feeling ill",
    "feel sick and headachy in the flat but not outside",
    "my mum is very confused and sleepy, only when the heating's on",
    "pilot is orange and the wall above is black",
    "living room full of fumes from the gas fire",
    "been told we have co in the house",
  ],
  electric: [
    "The consumer unit's making an angry wasp noise",
    "the landing socket? Its roasting",
    "fuze bord crackelling like bacon",
    "the cooker's live. gied the wife a dunt",
    "socket flashin blue when i turn the iron on",
    "outside tap gives me pins and needles when i touch it",
    "touched the fridge and the sink together and it threw me",
    "my little girl stuck a hairgrip in the plug",
    "cable down across the road after the wind",
    "theres a hot spot on the wall where the wires go",
  ],
  fire: [
    "reek comin oot the telly",
    "bonfire's caught the shed",
    "e-bike battery gone up in the hallway",
    "log fell out of the fire and the rug is burning",
    "chimney roaring and sparks coming out",
    "something is burning in the loft i can see an orange glow",
    "the outside socket is smoking like someone left a fag in it",
    "candle set curtains off",
    "wheelie bin still burning against the door",
    "fridge back is burnin i can see fire",
  ],
  flood: [
    "its aw comin through the lights",
    "its coming in through the downlighters in the kitchen",
    "its raining out of my light in the bathroom",
    "socket in the wall is gurgling",
    "pipe above the consumer unit has burst",
    "the spotlight is filling up like a bowl",
    "The cellar's filling up, it's nearly at the electric meter",
    "sewage across the floor to the freezer. its touching the extension lead",
    "plaster is coming away from the ceiling with the wet",
    "bath overflowed and the lights have gone",
    "water is up to the first stair",
    "garden is a lake and its now coming through the back door",
  ],
  injury: [
    "one slate just missed a lady with a pram",
    "the chimney stack is rocking, over the bus stop",
    "the skylight's hanging by one hinge above the cot",
    "branch is split and hanging over the trampoline, kids are on it",
    "open manhole outside the nursery",
    "a little boy's gone down the manhole",
    "our guest is hanging by one arm",
    "I heard him fall and he's stopped answering me",
    "ex is outside with a hammer smashing the lock, i changed it last week",
    "aerial's come down and caught our Becky on the head",
    "my arm's come up in blisters",
    "Dave's come off the roof",
    "my ex is banging on the door with a bat",
    "breathing in the fumes from the stripper and feel faint",
    "the kids pulled the telly down on themselves",
    "trod on a nail its gone right through",
    "oxygen machine has stopped, power is off and my wife is on it",
    "child has locked himself in the freezer",
  ],
};

describe("a danger told by its signs", () => {
  for (const danger of ["gas", "carbon_monoxide", "electric", "fire", "flood", "injury"] as const) {
    it(`is not read as any where the signs of ${danger} are those of something plain`, () => {
      for (const text of plain[danger]) assert.equal(read(text, "anything").lifeSafety, null, text);
    });

    it(`is read as ${danger} without its own noun, in a second sentence and in any order`, () => {
      for (const text of told[danger]) assert.equal(read(text, "anything").lifeSafety, danger, text);
    });
  }
});
