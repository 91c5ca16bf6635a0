import { showBar } from "../show-bar.ts";
import type { Progress } from "./run.ts";

/** How far a backfill is, for a person who waits. */
export function showProgress(out: Parameters<typeof showBar>[0]): (progress: Progress) => void {
  const show = showBar(out);
  return (progress) => {
    const { rows, rejected, expected, leftSeconds } = progress;
    show({ words: words(progress), done: rows + rejected, expected, last: leftSeconds === 0 });
  };
}

function words({ step, rows, rejected, expected, perSecond, leftSeconds }: Progress): string {
  const left = leftSeconds === null ? "" : `, about ${leftSeconds} s left`;
  return `${step}: ${rows} of ${expected} rows, ${rejected} in quarantine, ${perSecond} a second${left}`;
}
