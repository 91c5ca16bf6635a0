/** Settles with the first signal that asks this process to stop, or when its terminal or its reader is gone. A second one ends it at once. */
export function untilTold(): Promise<string> {
  return new Promise((resolve) => {
    // Whoever read us is gone, as with `start | head`: nobody would ever press Ctrl-C.
    process.stdout.once("error", () => resolve("nobody reads our output"));
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(1));
      });
    }
  });
}
