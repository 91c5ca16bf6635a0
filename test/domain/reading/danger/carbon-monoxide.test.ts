import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "../read.ts";

const told = [
  "co2 alarm is screaming",
  "CO alarm has been triggered, we've opened windows",
  "monoxide alarm is beeping 4 times then stops then 4 again",
  "the kids are getting headaches and it's worse when heating's on",
  "my flatmate fainted, the boiler is in her room",
  "the flames on my gas hob are orange not blue",
  "black sooty stains round the gas fire",
  "Am I being silly? Headaches every time the heating comes on",
  "hospital say we have carbon monoxide in our blood",
  "carbon monoxide leaking from the flue",
  "exhaust fumes coming in from the boiler next door",
  "CO reading 30ppm",
  "husband says co alarm is faulty but its going again",
  "the CO thingy is wailing",
  "red light on carbon monoxide alarm and it's making noise",
  "nana keeps falling asleep and gets confused when her gas fire is on",
  "customers in my cafe feeling ill near the heater",
  "sick when in house, ok when at school. mum thinks boiler",
  "CO alarm 🚨🚨🚨",
  "the carbon monoxide alarm keeps tripping when we run the shower",
  "chimney's blocked I think, smoke and fumes come back and we get bad heads",
  "carbon monoxide levels are high it says",
  "carbon monoxide alarm just went off for a few seconds",
  "the wee CO alarm is bleepin and winna stop",
  "what does 4 beeps mean on the alarm by my boiler",
  "our co meter is reading 40",
  "CO alarm. going off. 3 kids",
  "carbn monoxide alarm gone off",
  "carbon dioxide alarm is going off",
  "me and my boyfriend both woke up with headaches, new gas boiler",
  "Nausea in the evenings when the fire's on. Coincidence?",
  "it's probably me but i get a fuzzy head whenever the fire's lit",
  "parents both being sick and its only in their house, old boiler",
  "the flame in the little window of the boiler is yellowy",
  "gas fire has left soot up the wall",
  "boiler fumes blowing back in through the window making us cough",
  "neighbor got co poisoning, we share a chimney",
  "turned boiler off and alarm stopped, it was the carbon monoxide one",
  "it says danger carbon monoxide",
  "hi co2 detector keeps beeping loudly and its not the battery, just changed it",
  "CO alarm. Beeping. Help.",
  "the carbon thing on the shelf is going mental",
  "landlord told me to take batteries out of the co alarm cos it kept going off",
  "I keep getting splitting headaches at home, fine at the office, boiler is ancient",
  "feel like I've got flu but only when heating's on",
  "blue flame turned orange on my boiler",
  "hob burns yellow",
  "co alarm 4 beeps",
  "CO alarm in my son's student flat sounded twice this week",
  "both got bad headaches whenever the boiler runs",
  "My nan gets dizzy sat by her gas fire",
  "CO monitor reading 70 and beeping",
];

describe("carbon monoxide", () => {
  it("is read from an alarm, from symptoms by an appliance and from a flame of the wrong colour, in whatever voice", () => {
    for (const text of told) assert.equal(read(text, "anything").lifeSafety, "carbon_monoxide", text);
  });
});
