/** A log that keeps its newest `max` rows. */
export type Rows<R> = { add(row: R): void; all(): readonly R[]; clear(): void };

export function rows<R>(max: number): Rows<R> {
  let kept: R[] = [];
  return {
    add(row) {
      kept.push(row);
      // Cutting a tenth at a time keeps adding cheap: the log is shorter than `max` only for a while.
      if (kept.length > max) kept = kept.slice(-Math.ceil(max * 0.9));
    },
    all: () => kept,
    clear() {
      kept = [];
    },
  };
}
