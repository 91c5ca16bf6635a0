import { type Counts, type Done, sumOf } from "./job.ts";

/** What the failing jobs said, in full. */
export function failuresOf(done: readonly Done[]): string {
  return done
    .filter(({ outcome }) => !outcome.ok)
    .map(({ job, outcome }) => `\n── ${job.name} ──\n${outcome.output.trim()}\n`)
    .join("");
}

/** Part, seconds, limit. Over its limit is said, but fails nothing: a busy machine is no broken rule. */
export function budgetOf(done: readonly Done[]): string {
  const columns = Math.max("part".length, ...done.map(({ job }) => job.name.length)) + 2;
  const rows = done.map(({ job, seconds }) => {
    const over = seconds > job.limitSeconds ? "  over" : "";
    return `${job.name.padEnd(columns)}${seconds.toFixed(1).padStart(8)}${String(job.limitSeconds).padStart(8)}${over}`;
  });
  return [`${"part".padEnd(columns)}${"seconds".padStart(8)}${"limit".padStart(8)}`, ...rows].join("\n");
}

/** The lines with which node:test ends, over everything that ran. */
export function closingLines(done: readonly Done[], elapsedMs: number): string {
  const counts: Counts = sumOf(done.map(({ outcome }) => outcome.counts));
  const lines = Object.entries(counts).map(([name, count]) => `ℹ ${name} ${count}`);
  return [...lines, `ℹ duration_ms ${elapsedMs.toFixed(3)}`].join("\n");
}

export function allPassed(done: readonly Done[]): boolean {
  return done.every(({ outcome }) => outcome.ok);
}
