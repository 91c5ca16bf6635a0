const lineEveryMs = 5_000;
const barCells = 24;

/** Where a long thing stands: its words, and what part of it is done. */
export type Standing = {
  readonly words: string;
  readonly done: number;
  readonly expected: number;
  readonly last: boolean;
};

export function standingAt(step: string, done: number, expected: number): Standing {
  return { words: `${step}: ${done} of ${expected}`, done, expected, last: done >= expected };
}

/** A bar that is drawn again in its place on a terminal; elsewhere a line every five seconds. */
export function showBar(out: {
  readonly isTTY?: boolean;
  write: (text: string) => unknown;
}): (standing: Standing) => void {
  let said = Number.NEGATIVE_INFINITY;
  return ({ words, done, expected, last }) => {
    if (out.isTTY === true) {
      const full = Math.min(barCells, Math.round((barCells * done) / Math.max(1, expected)));
      out.write(`\r[${"#".repeat(full)}${".".repeat(barCells - full)}] ${words}\u001B[K${last ? "\n" : ""}`);
      return;
    }
    if (performance.now() - said < lineEveryMs) return;
    said = performance.now();
    out.write(`${words}\n`);
  };
}

/** Begun megabytes, for people. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
