import type { Done, Job } from "./job.ts";

const redrawEveryMs = 120;

/** Shows the jobs as they run. On a terminal one line moves; elsewhere each job is a line when it has ended. */
export type Board = { running(job: Job, note: string): void; ended(done: Done): void; close(): void };

export function boardOn(out: NodeJS.WriteStream): Board {
  const notes = new Map<string, string>();
  const started = performance.now();
  const moves = out.isTTY && process.env["CI"] === undefined;
  const clear = () => (moves ? out.write("\r\u001b[2K") : false);
  const draw = () => {
    const now = [...notes].map(([name, note]) => (note === "" ? name : `${name} ${note}`)).join(" · ");
    out.write(`\r\u001b[2K${Math.round((performance.now() - started) / 1000)} s  ${now}`.slice(0, out.columns + 5));
  };
  const timer = moves ? setInterval(draw, redrawEveryMs) : null;
  return {
    running: (job, note) => void notes.set(job.name, note),
    ended(done) {
      notes.delete(done.job.name);
      clear();
      out.write(`${lineOf(done)}\n`);
    },
    close() {
      if (timer !== null) clearInterval(timer);
      clear();
    },
  };
}

function lineOf({ job, outcome, seconds }: Done): string {
  const tests = outcome.counts.tests > 1 ? `  ${outcome.counts.tests} tests` : "";
  return `${outcome.ok ? "✔" : "✖"} ${job.name.padEnd(28)}${seconds.toFixed(1).padStart(7)} s${tests}`;
}
