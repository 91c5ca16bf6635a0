/** Finds the one known word that a slip of the thumb turned into another. */
export type Spellings = { readonly nearest: (word: string) => string | null };

/**
 * Takes the words that matter, five letters or more each. `nearest` answers with the one that is a letter missing, doubled,
 * wrong or swapped away from what was written; with null for a word of ordinary English and for anything further off.
 */
export function spellingsOf(words: readonly string[]): Spellings {
  const byGap = new Map<string, string[]>();
  for (const word of words) {
    for (const gap of withGap(word)) byGap.set(gap, [...(byGap.get(gap) ?? []), word]);
  }
  return { nearest: (written) => nearest(written, byGap) };
}

const lettersMin = 4;
const lettersMax = 16;

function nearest(written: string, byGap: ReadonlyMap<string, readonly string[]>): string | null {
  if (written.length < lettersMin || written.length > lettersMax || englishBesides.has(written)) return null;
  for (const gap of withGap(written)) {
    for (const word of byGap.get(gap) ?? []) {
      if (isOneSlipAway(written, word)) return word;
    }
  }
  return null;
}

/** The word itself and the word without each of its letters: two words one slip apart have one of these in common. */
function withGap(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))];
}

/** The first letter is nearly always right, unless it changed places with the second. */
function isOneSlipAway(written: string, word: string): boolean {
  if (Math.abs(written.length - word.length) > 1) return false;
  const start = commonStart(written, word);
  const rest = written.slice(start);
  const meant = word.slice(start);
  const isSwapped = rest[0] === meant[1] && rest[1] === meant[0] && rest.slice(2) === meant.slice(2);
  if (start === 0) return isSwapped;
  return isSwapped || rest.slice(1) === meant || rest === meant.slice(1) || rest.slice(1) === meant.slice(1);
}

function commonStart(one: string, other: string): number {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  return start;
}

/** Words of everyday English that stand one letter from a word that matters, and mean something else. */
const englishBesides: ReadonlySet<string> = new Set(
  "sparky small spell shell swell burying charge charged charges dropping frame frames header leading meeting sell sells senior spoke spokes stick sticks stock stocks boiled breeding charter cooked cooking exposes fame heated leaning shaking shipped shook skipped smoked smoker sock socks spares wiping blending bowler broiler budging bugging bulking burping cackling coiling cooler cooper flake flakes flare flares floored flooring flooder gusting healer heather hinging leaping leasing malted poring pouting sensory shack shacks sharks shuck sipped slapped slink slipper slippers slopped smock snagging snaking soaping soaring snitch spanking spared sparing sparkled sparkling sparring spars staking stint stitch stoke stoking tramped trapper tripped wafer wager waiter watery waver wining wring charmer defector swatch bunging chocking choker cookers cookery flume hater wader waster slights plight blight sharing starting swapped scotched heaters weather tester texter later".split(
    " ",
  ),
);
