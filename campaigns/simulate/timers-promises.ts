import { running } from "./globals.ts";

/** Stands for node:timers/promises where the product waits. */
export function setTimeout(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const machine = running();
    machine.after(ms, machine.current, resolve);
  });
}
