import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { read } from "../read.ts";

const unreal = [
  "We had a gas leak in 2019, all fixed and signed off at the time. Now the hall radiator is cold",
  "cheers for sorting the gas leak yesterday, all tested and safe, you're a star",
  "thanks for coming out about the sparking socket, works a treat now",
  "Do you do out of hours call outs for gas leaks? nothing wrong at the mo",
  "if I drilled into a cable would I get a shock? havent done it, just want a spur putting in",
  'leaflet says "if you smell gas open the windows". It reminded me the boiler wants servicing',
  "it was a rotten egg smell but turned out to be actual eggs. anyway boiler keeps losing pressure",
  "theatre group here, we need a pretend sparking fuse box made for a play",
  "water through the light? ha, no, that was next door. ours is just a weeping joint under the basin",
];

const real = [
  "gas leak was fixed last year. now i can smell it again",
  "my husband fixed the gas leak last week and we can smell gas in the hall",
  "thanks for fixing the socket last week but now its sparking",
  "if i smell gas what do i do, can smell it now",
  "do you do emergencies? there's a smell of gas in the hall",
  "do you come out for gas leaks? just asking because i can smell it in the hall",
  'tenant says "the socket is sparking"',
  "thought it was the drains but turned out to be a gas leak",
  "just asking but should the hob smell of gas when its off? ours does",
];

describe("a danger that is none now", () => {
  it("is still read where it came back, was mended by nobody competent, or is told in a question or a quotation", () => {
    for (const text of real) assert.notEqual(read(text, "anything").lifeSafety, null, text);
  });

  it("is not read where it is long mended, thanked for, only asked about, printed, played, or had a harmless cause", () => {
    for (const text of unreal) assert.equal(read(text, "anything").lifeSafety, null, text);
  });
});
