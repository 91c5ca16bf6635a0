/** Watches the process that this network runs for, and can be given another one to watch. */
export type ParentWatch = { parent(): number; adopt(parent: number): void; stop(): void };

const lookEveryMs = 1000;

/** Calls `orphaned` once the parent has been gone for `lingerMs` and no new one has adopted the network meanwhile. */
export function watchParent(first: number, lingerMs: number, orphaned: () => void): ParentWatch {
  let parent = first;
  let goneSince: number | null = null;
  const look = setInterval(
    () => {
      if (isRunning(parent)) {
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
    parent: () => parent,
    adopt(next) {
      parent = next;
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
