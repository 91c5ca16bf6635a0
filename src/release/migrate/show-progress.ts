import type { Progress } from "./run.ts";

const lineEveryMs = 5_000;
const barCells = 24;

/** A bar that is drawn again in its place on a terminal; elsewhere a line every five seconds. */
export function showProgress(out: {
  readonly isTTY?: boolean;
  write: (text: string) => unknown;
}): (progress: Progress) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (out.isTTY === true) {
      out.write(`\r${bar(progress)} ${words(progress)}\u001B[K${progress.leftSeconds === 0 ? "\n" : ""}`);
      return;
    }
    if (performance.now() - last < lineEveryMs) return;
    last = performance.now();
    out.write(`${words(progress)}\n`);
  };
}

function bar({ rows, rejected, expected }: Progress): string {
  const full = Math.min(barCells, Math.round((barCells * (rows + rejected)) / Math.max(1, expected)));
  return `[${"#".repeat(full)}${".".repeat(barCells - full)}]`;
}

function words({ step, rows, rejected, expected, perSecond, leftSeconds }: Progress): string {
  const left = leftSeconds === null ? "" : `, about ${leftSeconds} s left`;
  return `${step}: ${rows} of ${expected} rows, ${rejected} in quarantine, ${perSecond} a second${left}`;
}
