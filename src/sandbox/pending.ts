/** Everything the network still has to do by itself, so that it can be waited for, and dropped on reset or close. */
export type Pending = {
  /** Starts work after a delay. Work started before a `clear` is told by its signal. */
  after(delayMs: number, work: (signal: AbortSignal) => Promise<void> | void): void;
  /** True once nothing is left, false when `timeoutMs` passed first. */
  idle(timeoutMs: number): Promise<boolean>;
  count(): number;
  clear(): void;
};

/** `failed` hears of work that threw, which is a fault of the network itself. */
export function pendingWork(failed: (cause: unknown) => void): Pending {
  let abort = new AbortController();
  const timers = new Map<NodeJS.Timeout, () => void>();
  const waiters = new Set<() => void>();
  let underWay = 0;

  function done(): void {
    underWay -= 1;
    if (underWay > 0) return;
    for (const wake of waiters) wake();
  }

  return {
    after(delayMs, work) {
      underWay += 1;
      const { signal } = abort;
      const timer = setTimeout(() => {
        timers.delete(timer);
        Promise.try(work, signal)
          .catch((cause: unknown) => {
            if (!signal.aborted) failed(cause);
          })
          .finally(done);
      }, delayMs);
      timers.set(timer, done);
    },
    idle(timeoutMs) {
      if (underWay === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const finish = (idle: boolean): void => {
          clearTimeout(bound);
          waiters.delete(wake);
          resolve(idle);
        };
        const wake = (): void => finish(true);
        const bound = setTimeout(() => finish(false), timeoutMs);
        waiters.add(wake);
      });
    },
    count: () => underWay,
    clear() {
      abort.abort();
      abort = new AbortController();
      for (const [timer, forget] of timers) {
        clearTimeout(timer);
        forget();
      }
      timers.clear();
    },
  };
}
