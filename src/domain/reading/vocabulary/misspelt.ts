import { wordsOf } from "./words-of.ts";

/** Words that matter and are often mistyped: long enough that one slip does not make another word of them. */
const often =
  wordsOf(`boiler heating radiator toilet kitchen bathroom shower leaking dripping blocked electric electrics socket
  sockets broken ceiling plumber tomorrow thursday wednesday tuesday saturday upstairs downstairs appointment emergency
  urgent electrician dishwasher freezer washing machine thermostat pressure guttering gutters chimney plaster plastering
  flooding flooded overflowing install installed replace replaced replacing repair fitting ceilings bedroom hallway garden
  cylinder immersion carpet carpets cleaning decorate painting wallpaper switch sparking burning locked windows infestation
  cockroaches squirrels pigeons extension conservatory driveway decking manhole sewage cistern radiators`);

const byBones: ReadonlyMap<string, readonly string[]> = Map.groupBy(often, bonesOf);
const known: ReadonlySet<string> = new Set([...often, "hating", "slower", "broker", "hitting", "ceiling", "fighting"]);
const lettersMin = 5;
const lettersMax = 16;

/** The word that one slip (a letter left out, doubled, swapped, or the wrong vowel) made of it, or null. */
export function respelt(word: string): string | null {
  if (word.length < lettersMin || word.length > lettersMax || known.has(word)) return null;
  return byBones.get(bonesOf(word))?.find((meant) => isOneSlip(word, meant)) ?? null;
}

/** First letter and consonants, each run once: what a slip in a vowel or a doubling leaves as it was. */
function bonesOf(word: string): string {
  return (
    word.slice(0, 1) +
    word
      .slice(1)
      .replace(/[aeiouy']/g, "")
      .replace(/(.)\1+/g, "$1")
  );
}

function isOneSlip(word: string, meant: string): boolean {
  const start = commonStart(word, meant);
  const [left, right] = [word.slice(start), meant.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  );
}

function commonStart(word: string, meant: string): number {
  let length = 0;
  while (length < word.length && word[length] === meant[length]) length += 1;
  return length;
}
