import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "../read.ts";

const told = [
  "my mum fell down the stairs because the rail came off",
  "my husband came off the roof",
  "slipped on the wet floor and hurt my back",
  "bleeding a lot",
  "my arm is stuck in the letterbox",
  "fence blew onto a kid",
  "man trapped under a wall",
  "i burnt my hand badly on the radiator",
  "she hit her head on the cupboard and is out cold",
  "mixed bleach and drain cleaner and cant breathe",
  "wasps stung my son, lips swelling",
  "rat bit my baby",
  "can hear someone moaning inside, door's locked",
  "broke my ankle on your dodgy step",
  "paramedics need the door opening",
  "burglar in my house",
  "he's having a stroke and locked in",
  "dog locked in car, and my baby too, he's gone limp",
  "chimney pot hanging off over the pavement, could kill someone",
  "man fall from ladder blood on head",
  "me mam's ad a fall",
  "mum's on the bathroom floor and the door is locked",
  "i fell down your hole",
  "lad off his ladder, unconscious",
  "hand stuck in the plug hole",
  "foot gone through the decking and cut to bits",
  "gash on my leg from broken fence",
  "mirror fell on my wife",
  "garage door came down on her",
  "burnt my arm on the hot pipe",
  "drain cleaner in eyes",
  "stung on the tongue",
  "squirrel attacked my wife",
  "ambulance crew cant get in",
  "my mother is stuck on the toilet floor",
  "a stranger is in my flat",
  "baby is locked in the car, its 30 degrees",
  "wall leaning and about to come down on the footpath",
  "broken wrist from your ladder",
  "my husband has fallen off a ladder",
  "elderly mother on floor behind locked door",
  "window fell out and hit somebody",
  "blood all over, my kid put his arm through the glass door",
  "scalded in the shower, skin is peeling",
  "swarm of wasps stung my dog and my child shes swelling up",
  "someone is in my house",
  "worker trapped in a trench",
  "he is unconscious",
  "lady has collapsed at our shop door",
  "I've been stung and my face is swelling",
  "somebody's trying to get into my house",
  "mate has fallen off the scaffold",
];

describe("injury", () => {
  it("is read from a fall, a wound, a sting, a threat and what is about to come down on people, in whatever voice", () => {
    for (const text of told) assert.equal(read(text, "anything").lifeSafety, "injury", text);
  });
});
