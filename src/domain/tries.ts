/** The kind of the timer that is set for another try of a text; its subject is the text's id in the outbox. */
export const tryAgainTimer = "try_again";

/** More than so many no code allows. */
export const moreTriesMax = 2;

/** Minutes between a try that did not arrive and the next. */
export const tryAgainMinutes = 2;

const later = / try (\d)$/;

/**
 * The slot of the next try of what was said in `slot`, or null where `moreTries` after the first are spent. The number of a
 * try is part of its slot, so each is asked for once, and they are counted without a counter.
 */
export function nextTry(slot: string, moreTries: number): string | null {
  const made = Number(later.exec(slot)?.[1] ?? 1);
  return made > moreTries ? null : `${slot.replace(later, "")} try ${made + 1}`;
}
