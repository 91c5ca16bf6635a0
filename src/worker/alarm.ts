/** Rings that are due at nearly the same time are one timer. */
const roundedToMs = 20;
/** A timer may run off a little early by another clock. */
const marginMs = 5;

/** Calls `ring` as many times as was asked for, so many milliseconds later. Keeps no process alive. */
export function makeAlarm(ring: () => void): (inMs: number, rings: number) => void {
  const asked = new Map<number, number>();
  return (inMs, rings) => {
    const slot = Math.ceil((performance.now() + inMs + marginMs) / roundedToMs);
    const before = asked.get(slot) ?? 0;
    asked.set(slot, before + rings);
    if (before > 0) return;
    const run = () => {
      const times = asked.get(slot) ?? 0;
      asked.delete(slot);
      for (let rung = 0; rung < times; rung += 1) ring();
    };
    setTimeout(run, slot * roundedToMs - performance.now()).unref();
  };
}
