import type { Twin } from "../twin.ts";

const signs = { test: "test/domain/reading/danger/by-its-signs.test.ts" };
const unreal = { test: "test/domain/reading/danger/unreal.test.ts" };
const place = { test: "test/domain/reading/place.test.ts" };

const danger = "src/domain/reading/danger";

export const twins: readonly Twin[] = [
  {
    name: "a pilot light that is a lamp",
    caughtBy: signs,
    file: `${danger}/verbs.ts`,
    old: 'burner)s?\\b/g, "pilot"]',
    new: 'burner)s?\\b/g, "light"]',
  },
  {
    name: "a hiss that must stand beside the gas",
    caughtBy: signs,
    file: `${danger}/gas-signs.ts`,
    old: "/\\bHISS\\b/.test(run)",
    new: "/\\bHISSES\\b/.test(run)",
  },
  {
    name: "a toilet that hisses gas",
    caughtBy: signs,
    file: `${danger}/pictures.ts`,
    old: "/\\b(?:toilet|cistern|loo|tap|",
    new: "/\\b(?:cistern|loo|tap|",
  },
  {
    name: "an alarm whose place tells nothing",
    caughtBy: signs,
    file: `${danger}/co-alarm.ts`,
    old: "(saysAtAll(text, byPlace) || /\\bCO (?:one|ALARM)?\\b/.test(run))",
    new: "saysAtAll(text, byPlace.slice(1))",
  },
  {
    name: "an ill mother in a cold house taken for poisoned",
    caughtBy: signs,
    file: `${danger}/breathed.ts`,
    old: " && !cold.test(flowing)",
    new: "",
  },
  {
    name: "water that must be named",
    caughtBy: signs,
    file: `${danger}/flood.ts`,
    old: " || says(text, unnamed)",
    new: "",
  },
  {
    name: "a fire that stays where it was lit",
    caughtBy: signs,
    file: `${danger}/fire.ts`,
    old: "says(text, flame) || says(text, spread) ||",
    new: "says(text, flame) ||",
  },
  {
    name: "a wall that harms nobody before it falls",
    caughtBy: signs,
    file: `${danger}/injury.ts`,
    old: " || isOverhead(text)",
    new: "",
  },
  {
    name: "silence after a fall unheard",
    caughtBy: signs,
    file: `${danger}/plight.ts`,
    old: "return silent.test(text.whole) || ",
    new: "return ",
  },
  {
    name: "a signature that has fallen off a roof",
    caughtBy: signs,
    file: `${danger}/persons.ts`,
    old: '[/\\bNAMED\\b/g, "PERSON"]',
    new: '[/\\bNAMED\\b/g, "neutral"]',
  },
  {
    name: "a danger long mended",
    caughtBy: unreal,
    file: `${danger}/unreal.ts`,
    old: "(past.test(sentence) && mended.test(sentence)",
    new: '(past.test(sentence) && mended.test("")',
  },
  {
    name: "a mend by hand believed",
    caughtBy: unreal,
    file: `${danger}/unreal.ts`,
    old: " && !ownMend.test(sentence)",
    new: "",
  },
  {
    name: "a question that clears what is told now",
    caughtBy: unreal,
    file: `${danger}/unreal.ts`,
    old: " && !now.test(lower)",
    new: "",
  },
  {
    name: "a place cut off before its village",
    caughtBy: place,
    file: "src/domain/reading/place/whole-address.ts",
    old: "const partsMax = 3;",
    new: "const partsMax = 0;",
  },
  {
    name: "a signature taken for a village",
    caughtBy: place,
    file: "src/domain/reading/place/whole-address.ts",
    old: "!isSigned && ",
    new: "",
  },
];
