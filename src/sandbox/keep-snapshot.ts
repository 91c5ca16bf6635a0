/** Saves after changes, at most so often; a slow save makes the next one wait longer, so that saving never takes over. */
export type Keeper = { changed(): void; close(): Promise<void> };

const leastGapMs = 500;
const gapPerSave = 20;

/** `save` may fail (a full disk): that is said once through `failed`, and the next change tries again. */
export function keepSnapshot(save: () => Promise<void>, failed: (cause: unknown) => void): Keeper {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let dirty = false;
  let closed = false;
  let gapMs = leastGapMs;

  async function saveNow(): Promise<void> {
    if (!dirty) return;
    dirty = false;
    const startedAt = performance.now();
    await save().catch(failed);
    gapMs = Math.max(leastGapMs, (performance.now() - startedAt) * gapPerSave);
  }

  /** A save under way is never overtaken: the next begins only after it has ended. */
  function schedule(): void {
    if (!closed)
      timer ??= setTimeout(() => {
        timer = null;
        running = running.then(saveNow);
      }, gapMs);
  }

  return {
    changed() {
      dirty = true;
      schedule();
    },
    async close() {
      closed = true;
      await running;
      if (timer !== null) clearTimeout(timer);
      await saveNow();
    },
  };
}
