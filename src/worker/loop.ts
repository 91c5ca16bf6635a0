/** One turn of work: true where something was done and more may wait, false where nothing was due. */
export type Turn = () => Promise<boolean>;

export type LoopOptions = {
  readonly lanes: number;
  /** How long an idle lane sleeps before it looks again unasked. */
  readonly pollMs: number;
  readonly failed: (error: unknown) => void;
};

export type Loop = {
  /** There is one more piece of work: one idle lane looks. Were all to look, most of what the database does would be to find nothing. */
  wake(): void;
  /** There may be any amount of work. */
  wakeAll(): void;
  /** Begins nothing new; settles when what is under way has ended. */
  stop(): Promise<void>;
};

const pauseAfterFailureMs = 250;

/** Runs turns in a few lanes side by side until stopped. A failing turn is told of, and its lane goes on after a pause. */
export function startLoop(turn: Turn, options: LoopOptions): Loop {
  const sleepers = new Set<() => void>();
  let stopping = false;
  let wakes = 0;

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const wakeUp = () => {
        clearTimeout(timer);
        sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, ms);
      sleepers.add(wakeUp);
    });

  const lane = async () => {
    while (!stopping) {
      const seen = wakes;
      try {
        if (await turn()) continue;
        if (!stopping && seen === wakes) await sleep(options.pollMs);
      } catch (error) {
        options.failed(error);
        if (!stopping) await sleep(pauseAfterFailureMs);
      }
    }
  };
  const wake = () => {
    const [sleeper] = sleepers;
    // Who looks at this moment may have looked too early.
    if (sleeper === undefined) wakes += 1;
    else sleeper();
  };
  const wakeAll = () => {
    wakes += 1;
    for (const wakeUp of sleepers) wakeUp();
  };
  const lanes = Array.from({ length: options.lanes }, lane);
  return {
    wake,
    wakeAll,
    stop: async () => {
      stopping = true;
      wakeAll();
      await Promise.all(lanes);
    },
  };
}
