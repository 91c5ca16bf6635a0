import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Intent, Urgency } from "../../../src/domain/reading.ts";
import { read } from "./read.ts";

describe("a job in words that nobody listed", () => {
  it("is none where a thing is a landmark, is well, is over, or is another's", () => {
    for (const text of [
      "opposite the blue gate",
      "the boiler you saw",
      "radiators are fine now",
      "my brother fixed the tap",
      "hope your van gets nicked",
      "no smell of gas",
    ])
      assert.equal(read(text, "anything").job, null, text);
  });

  it("is read from a thing described, a duty denied, help wanted, and a fault that points back", () => {
    for (const [text, part] of [
      ["washing machine dancing across the kitchen", "washing machine dancing"],
      ["my whatnot won't spin", "whatnot won't spin"],
      ["need someone to widdle my splendid", "widdle my splendid"],
      ["it's the shower. it drips all night", "it drips"],
      ["rang about the dishwasher. It's not draining", "not draining"],
    ] as const)
      assert.ok(read(text, "anything").job?.includes(part), `${text}: ${read(text, "anything").job}`);
  });

  it("is only asked about in general where a price or a service is asked, and is one's own with a fault", () => {
    assert.deepEqual(intentsOf("ballpark for painting a flat?", "do you guys fix garage doors"), [
      "question",
      "question",
    ]);
    assert.deepEqual(intentsOf("my toilet's blocked, how much?", "can you service my boiler"), ["job", "job"]);
  });

  it("is a few words of a ramble", () => {
    const ramble = `so the thing is that ${"we went to the shops and ".repeat(6)}the cylinder sprang a leak by the hatch`;
    assert.match(read(ramble).job ?? "", /cylinder/);
    assert.ok((read(ramble).job ?? "").length <= 118);
  });
});

describe("what a text is for, in other words", () => {
  const said: Partial<Record<Intent, readonly string[]>> = {
    wrong_number: ["meant to text my sister", "my toddler was playing with the phone", "I was after the dentist"],
    change_booking: ["the heating came back on by itself", "going with a different company", "can we rearrange"],
    spam: [
      "Is your business paying too much for energy? Our broker saves you money",
      "Vote in the Trades Awards, £95 to enter",
    ],
    abuse: ["hope your van gets nicked", "I know where you live", "shove your quote up your backside"],
    thanks: ["you're a diamond", "youve saved my life mate", "Diolch yn fawr"],
    job: [
      "please ignore my last text, wrong chat. bath tap drips",
      "can't do tomorrow but friday is fine. shower drips",
    ],
  };
  for (const [intent, texts] of Object.entries(said)) {
    it(`is ${intent}`, () => {
      assert.deepEqual(new Set(intentsOf(...texts)), new Set([intent]));
    });
  }
});

describe("urgency, in other words", () => {
  const said: Record<Exclude<Urgency, "unknown">, readonly string[]> = {
    routine: [
      "cooker door won't shut",
      "no heating in the garage",
      "oven door won't close",
      "rat in the compost bin, not in the house",
    ],
    soon: [
      "water dripping into a bucket under the tank",
      "valve's weeping, got a towel under it",
      "its the drains, theyre blocked outside",
      "my ex still has the keys",
      "hedge needs cutting by friday or we get fined",
      "power's gone off upstairs and down",
    ],
    emergency: [
      "back door won't lock and we go to bed soon",
      "sewage is coming in under the units",
      "bucket can't keep up, water still coming",
      "heating broken and i am 82",
      "ive locked meself out",
    ],
  };
  for (const urgency of ["routine", "soon", "emergency"] as const) {
    it(`is ${urgency} where the problem says so`, () => {
      for (const text of said[urgency]) assert.equal(read(text, "anything").urgency, urgency, text);
    });
  }
});

function intentsOf(...texts: readonly string[]): readonly Intent[] {
  return texts.map((text) => read(text, "anything").intent);
}
