/** Chance that can be repeated: the same seed gives the same campaign. */
export type Chance = {
  /** A whole number from 0 up to, but not including, `bound`. */
  readonly below: (bound: number) => number;
  /** True once in `odds` times. */
  readonly onceIn: (odds: number) => boolean;
  readonly pick: <Value>(from: readonly [Value, ...Value[]]) => Value;
  readonly hex: (digits: number) => string;
};

/** mulberry32, a small generator of good spread; nothing here needs secrecy. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  return {
    below,
    onceIn: (odds) => below(odds) === 0,
    pick: (from) => from[below(from.length)] ?? from[0],
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(""),
  };
}
