const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Settles with the first signal that asks this process to stop, or when its terminal or its reader is gone. A second one ends it at once. */
export function untilTold(): Promise<string> {
  return new Promise((resolve) => {
    // Whoever read us is gone, as with `start | head`: nobody would ever press Ctrl-C.
    process.stdout.once("error", () => resolve("nobody reads our output"));
    for (const signal of stopSignals) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(1));
      });
    }
  });
}

/** Aborted by what asks this process to stop. A second Ctrl-C changes nothing: what was started must be stopped in any case. */
export function abortedWhenTold(): AbortSignal {
  const stop = new AbortController();
  process.stdout.once("error", () => stop.abort());
  for (const signal of stopSignals) process.on(signal, () => stop.abort());
  return stop.signal;
}
