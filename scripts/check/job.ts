/** How node:test counts; a job that is no test file counts as one test. */
export type Counts = {
  readonly tests: number;
  readonly suites: number;
  readonly pass: number;
  readonly fail: number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly todo: number;
};

export type Outcome = { readonly ok: boolean; readonly output: string; readonly counts: Counts };

/** One line of the list: something that must pass, and within its time. */
export type Job = {
  readonly name: string;
  readonly limitSeconds: number;
  run(signal: AbortSignal, progress: (note: string) => void): Promise<Outcome>;
};

export type Done = { readonly job: Job; readonly outcome: Outcome; readonly seconds: number };

export const noCounts: Counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };

export function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, one) => ({
      tests: sum.tests + one.tests,
      suites: sum.suites + one.suites,
      pass: sum.pass + one.pass,
      fail: sum.fail + one.fail,
      cancelled: sum.cancelled + one.cancelled,
      skipped: sum.skipped + one.skipped,
      todo: sum.todo + one.todo,
    }),
    noCounts,
  );
}
