import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "../read.ts";

const told = [
  "theres a smell like when the hob doesnt light, its been there all day",
  "smels like gass in hall",
  "the pipe into the hob is hissing",
  "rotten eggs stink in the utility",
  "ming of gas in the close",
  "can smell somethink like gas by cooker",
  "landlord reckons its fine but the flat still smells gassy",
  "ive turned the gas off at the meter because of the smell",
  "gas alarm keeps going off in the kitchen",
  "went to hang a picture and hit the gas pipe",
  "you can hear the gas coming out",
  "is it normal to smell gas when boiler fires up?",
  "new hob fitted yesterday and now there's an odour of gas",
  "⚠️ gas 😷 smell in kitchen",
  "boiler leaks gas",
  "gas cooker: the ring blew out and now the whole room smells",
  "propane tank hissing at the side of the house",
  "gas valve wont close and its hissing away",
  "a sulphury smell by the fire",
  "gas in the air at my mums house",
  "there was a smell of gas last night but hasn't come back. should someone check?",
  "no heating, boiler lockout, bit of a gassy whiff near it too",
  "did the soapy water test on the gas pipe and it bubbles",
  "can smell gas only when windy, by the outside meter box",
  "i keep getting a taste of gas in my mouth in the kitchen",
  "my mam can smell summat like gas in her bungalow",
  "egg smell from the cooker since this morning",
  "hear air coming out the gas tap",
  "gas just pouring out of a pipe here",
  "caught the gas with my saw when cutting floorboards",
  "Gas pipe in the street has been hit by a digger",
  "left the grill gas on by mistake all night, not lit",
  "LPG smell around my static caravan",
  "The electrician noticed a gas smell under the floor while he was working",
  "there's defo gas in here mate my eyes are stinging",
  "worried about gas leak, meter going round when nothing on",
  "sumthing smells of gas",
  "I have small problem, the gas he is smell in the night",
  "gas fire smells even when it's off",
  "thought I smelled gas but might be the bins",
  "theres gas leakin in our back yard under the flags",
  "i'm smelling something gassy could be nothing",
  "tenant reports gas odour, 3 Mill Lane",
  "possible gas leak behind cooker",
  "gas hob won't turn off properly you can smell it",
  "hiss from pipe under the gas meter",
  "cadent have found a leak and capped us, smell still there",
  "can't be sure over the cat litter but I think it's gas I smell",
  "dunno if this is an emergency but my gas hob keeps hissing with the knobs off",
  "my ring on the cooker was on all night by accident and I can smell it",
  "moved the cooker to clean and now smell gas",
  "we've opened all the windows because of the gas smell",
];

describe("gas", () => {
  it("is read by its smell, its sound, and what was done to a pipe or a ring, in whatever voice", () => {
    for (const text of told) assert.equal(read(text, "anything").lifeSafety, "gas", text);
  });
});
