import type * as real from "../../../src/store/new-id.ts";

let made = 0;

/** As the real ones, prefixed and in the order in which they were made; the same in each run of a seed. */
export const newId: typeof real.newId = (prefix) => {
  made += 1;
  return `${prefix}_${made.toString(36).padStart(6, "0")}`;
};

/** For the next seed. */
export function restartIds(): void {
  made = 0;
}
