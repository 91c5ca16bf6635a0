import { join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { everyTest } from "./every-test.ts";
import { type Counts, type Job, noCounts, type Outcome } from "./job.ts";

type Summary = { readonly counts: Record<string, number>; readonly file?: string | undefined };

const outputCharsMax = 400_000;
const printedCharsMax = 4000;
/** Tests without a database mostly wait for sockets and children, so two cores take more of them. */
const filesAtOnce = { default: 3, waiting: 4 };
const fileTimeoutMs = 300_000;
/** A third of a small file's time is reading the product's files once more, so what was compiled is kept for the next file. */
const compiledIn = "node_modules/.cache/compiled";

/** Test files of a tree, with what each process's environment has besides this one's. */
export type Tests = {
  readonly root: string;
  readonly files: readonly string[];
  readonly mostlyWait?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
};

/** Test files, each in a process of its own, a few at once. No files pass: there is nothing that could fail. */
export function testJob(name: string, limitSeconds: number, tests: Tests): Job {
  return { name, limitSeconds, run: (signal, progress) => runFiles(tests, signal, progress) };
}

async function runFiles(
  { root, files, mostlyWait = false, environment = {} }: Tests,
  signal: AbortSignal,
  progress: (note: string) => void,
): Promise<Outcome> {
  if (files.length === 0) return { ok: true, output: "", counts: noCounts };
  let counts: Counts | null = null;
  let filesDone = 0;
  const printed = new Map<string, string>();
  const env = { NODE_COMPILE_CACHE: join(root, compiledIn), ...process.env, ...environment };
  const concurrency = mostlyWait ? filesAtOnce.waiting : filesAtOnce.default;
  const how = { cwd: root, env, concurrency, timeout: fileTimeoutMs, signal };
  const stream = run({ files: [...files], execArgv: [...everyTest], ...how });
  const keep = ({ file, message }: { file?: string; message: string }) => {
    const name = relative(root, file ?? "");
    printed.set(name, `${printed.get(name) ?? ""}${message}`.slice(-printedCharsMax));
  };
  stream.on("test:stdout", keep);
  stream.on("test:stderr", keep);
  stream.on("test:summary", (summary: Summary) => {
    if (summary.file === undefined) counts = countsOf(summary.counts);
    else progress(`${++filesDone}/${files.length} ${relative(root, summary.file)}`);
  });
  let report = "";
  for await (const part of stream.compose(new spec())) report = `${report}${String(part)}`.slice(-outputCharsMax);
  return outcome(counts ?? { ...noCounts, tests: 1, fail: 1 }, report, printed);
}

/** A skipped test is a rule that nobody checks, so it fails the run as a broken one does. */
function outcome(counts: Counts, report: string, printed: ReadonlyMap<string, string>): Outcome {
  const ok = counts.fail + counts.cancelled + counts.skipped + counts.todo === 0;
  if (ok) return { ok, output: "", counts };
  const failing = report.slice(Math.max(0, report.indexOf("✖ failing tests:")));
  const said = [...printed].map(([file, text]) => `--- printed by ${file}\n${text}`);
  return { ok, output: [failing, ...said].join("\n"), counts };
}

function countsOf(counts: Record<string, number>): Counts {
  return {
    tests: counts["tests"] ?? 0,
    suites: counts["suites"] ?? 0,
    pass: counts["passed"] ?? 0,
    fail: counts["failed"] ?? 0,
    cancelled: counts["cancelled"] ?? 0,
    skipped: counts["skipped"] ?? 0,
    todo: counts["todo"] ?? 0,
  };
}
