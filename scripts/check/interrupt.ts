/** Aborted at Ctrl-C or SIGTERM, so that every child is ended; a second Ctrl-C ends at once. */
export function interrupted(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  return stop.signal;
}
