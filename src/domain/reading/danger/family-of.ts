import { families } from "./families.ts";
import { alsoWords, firstNames } from "../vocabulary/names.ts";
import { type Spellings, spellingsOf } from "../nearest-spelling.ts";

/** A word as the rules see it: the name of its family, or the word itself where no family has it. */
export function familyOf(word: string): string {
  const known = byWord.get(word) ?? byStem(word) ?? byName(word);
  if (known !== null) return known;
  if (drawnOut.test(word)) return familyOfDrawnOut(word);
  const meant = spellings.nearest(word);
  return meant === null ? word : (byWord.get(meant) ?? byStem(meant) ?? word);
}

const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(families).flatMap(([family, words]) => words.split(" ").map((word) => [word, family] as const)),
);
/** Small words have no endings: "seat" is no form of "sea", nor "noting" of "not". */
const withoutForms: ReadonlySet<string> = new Set(["NOT", "PRONOUN"]);

function byStem(word: string): string | null {
  if (ordinary.has(word)) return null;
  for (const stem of stemsOf(word)) {
    const family = byWord.get(stem);
    if (family !== undefined && !withoutForms.has(family)) return family;
  }
  return null;
}

/** "Dave" and "Daves": whoever is called by a name that is no word besides; `familyPhrases` tells greetings from people. */
function byName(word: string): string | null {
  return people.has(word) || (word.endsWith("s") && people.has(word.slice(0, -1))) ? "NAMED" : null;
}

const alsoVerbs = "ken rod nick gill des deb jo carol tom ham ali lou sid ron dot mo sal dan ana".split(" ");
const people: ReadonlySet<string> = new Set(
  [...firstNames].filter((name) => !alsoWords.has(name) && !alsoVerbs.includes(name)),
);

/** "dripping", "drippin" and "smokes": the word without its ending. */
function stemsOf(word: string): readonly string[] {
  const [, base] = ending.exec(word) ?? [];
  if (base === undefined) return [];
  const single = base.at(-1) === base.at(-2) ? [base.slice(0, -1)] : [];
  return [base, `${base}e`, ...single];
}

/** "hissssing" has two letters where "gaaas" has one. */
function familyOfDrawnOut(word: string): string {
  const single = word.replace(drawnOutAll, "$1");
  const double = familyOf(word.replace(drawnOutAll, "$1$1"));
  return double === double.toUpperCase() ? double : familyOf(single);
}

const drawnOut = /(\w)\1\1/;
const drawnOutAll = /(\w)\1{2,}/g;
const ending = /^(\w{3,}?)(?:s|es|ed|ing|in|ins)$/;

/** Words whose stem is of a family while they are not. */
const ordinary: ReadonlySet<string> = new Set(
  "again heating smoked fired firing switched switching plugged plugging wired fused faced facing handed heading headed armed fanned manned cased mating fuss range ranges ranged singing sings gazing gazed leeks papers personal handling handled elected".split(
    " ",
  ),
);

const spellings: Spellings = spellingsOf(
  "smell stink stench whiff leaking escaping hissing cooker monoxide carbonmonoxide alarm detector sensor headache dizzy nauseous flame flames smoke smoking smouldering burning scorched melted melting socket sockets lights switch lightbulb fusebox charger wiring cable electric electrics electricity shock shocks electrocuted sparks sparking sparked buzzing crackling exposed hanging water dripping pouring gushing flooding flooded soaking ceiling bulging sagging collapse collapsed boiler heater chimney fallen slipped unconscious bleeding trapped choking ambulance grandma husband daughter".split(
    " ",
  ),
);
