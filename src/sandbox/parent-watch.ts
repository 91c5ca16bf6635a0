/** Watches the processes that this network runs for, and can be given another one to watch besides. */
export type ParentWatch = { parent(): number; adopt(parent: number): void; stop(): void };

const lookEveryMs = 1000;

/**
 * Calls `orphaned` once all who were its parents have been gone for `lingerMs` and no new one has adopted the network meanwhile.
 * Of several processes at one network the last to come is not always the last to go.
 */
export function watchParent(first: number, lingerMs: number, orphaned: () => void): ParentWatch {
  const parents = new Set([first]);
  let latest = first;
  let goneSince: number | null = null;
  const look = setInterval(
    () => {
      for (const parent of parents) if (!isRunning(parent)) parents.delete(parent);
      if (parents.size > 0) {
        goneSince = null;
        return;
      }
      goneSince ??= performance.now();
      if (performance.now() - goneSince < lingerMs) return;
      clearInterval(look);
      orphaned();
    },
    Math.min(lookEveryMs, lingerMs),
  );
  return {
    parent: () => latest,
    adopt(next) {
      latest = next;
      parents.add(next);
      goneSince = null;
    },
    stop: () => clearInterval(look),
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: it runs, as somebody else.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
