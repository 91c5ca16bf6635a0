import type { Machine } from "./machine.ts";

let machine: Machine | null = null;

/** Whose clock the product's timers run on from here on. */
export function runOn(next: Machine): void {
  machine = next;
}

export function running(): Machine {
  if (machine === null) throw new Error("a timer was set while nothing is simulated");
  return machine;
}

type Timer = { readonly cancel: () => void };

/** Puts the timers of Node on the simulated clock, for all that is imported after; each belongs to the process that sets it. */
export function takeTimers(): void {
  const start = (ms: number, run: () => void): Timer => {
    const at = running();
    return { cancel: at.after(ms, at.current, run) };
  };
  const every = (run: () => void, ms: number): Timer => {
    let stopped = false;
    let cancel = () => undefined as void;
    const at = running();
    const owner = at.current;
    const again = () => {
      cancel = at.after(ms, owner, () => {
        if (stopped) return;
        run();
        again();
      });
    };
    again();
    return {
      cancel: () => {
        stopped = true;
        cancel();
      },
    };
  };
  const clear = (timer: Timer | null | undefined) => timer?.cancel();
  const set = {
    setTimeout: (run: () => void, ms = 0) => start(ms, run),
    clearTimeout: clear,
    setInterval: (run: () => void, ms = 0) => every(run, ms),
    clearInterval: clear,
    setImmediate: (run: () => void) => {
      const at = running();
      at.soon(at.current, run);
      return { cancel: () => undefined };
    },
    performance: { now: () => running().nowMs },
  };
  for (const [name, value] of Object.entries(set)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}
