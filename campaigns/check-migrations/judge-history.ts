import { type Fault, faultsOf, words } from "./faults.ts";
import { type Known, known as knownFaults } from "./known.ts";
import type { SeenLock } from "./lock-modes.ts";
import { strongest } from "./lock-modes.ts";
import type { TracedStep } from "./trace-history.ts";

export type JudgedStep = {
  readonly key: string;
  readonly locks: readonly SeenLock[];
  /** The longest of its statements. */
  readonly tookMs: number;
  readonly faults: readonly Fault[];
  readonly known: readonly (Fault & { readonly because: string })[];
};

export type Judged = {
  readonly steps: readonly JudgedStep[];
  /** Entries of the list of known faults that no step has any more. */
  readonly stale: readonly Known[];
};

/** Each step with what it locked and its faults, those that are known apart. Pure. */
export function judgeHistory(traced: readonly TracedStep[], known: readonly Known[] = knownFaults): Judged {
  const used = new Set<Known>();
  const steps = traced.map(({ key, moves }) => {
    const all = uniqueFaults(moves.flatMap((each) => faultsOf(each.traced, each.declared)));
    const judged = all.map((fault) => ({ fault, entry: entryFor(known, key, fault) }));
    for (const { entry } of judged) if (entry !== null) used.add(entry);
    return {
      key,
      locks: strongest(moves.flatMap((each) => each.traced.after?.locks ?? [])),
      tookMs: Math.max(0, ...moves.map((each) => each.traced.tookMs)),
      faults: judged.flatMap(({ fault, entry }) => (entry === null ? [fault] : [])),
      known: judged.flatMap(({ fault, entry }) => (entry === null ? [] : [{ ...fault, because: entry.because }])),
    };
  });
  return { steps, stale: known.filter((entry) => !used.has(entry)) };
}

/** A backfill says the same of each of its batches. */
function uniqueFaults(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [fault.says, fault])).values()];
}

function entryFor(known: readonly Known[], key: string, { kind }: Fault): Known | null {
  return known.find((entry) => entry.kind === kind && entry.steps.test(key)) ?? null;
}

/** For a person: a line a step that locks something which others notice, and each fault beneath it. */
export function reportOf({ steps, stale }: Judged): readonly string[] {
  const shown = steps.filter(
    ({ locks, faults }) => faults.length > 0 || locks.some(({ mode }) => mode.includes("EXCLUSIVE")),
  );
  return [
    ...shown.flatMap(({ key, locks, tookMs, faults, known }) => [
      `${faults.length > 0 ? "✖" : "✔"} ${key} (${tookMs.toFixed(0)} ms): ${locks.map(words).join(", ")}`,
      ...faults.map(({ says }) => `    ✖ ${says}`),
      ...known.map(({ says, because }) => `    known: ${says}; ${because}`),
    ]),
    ...stale.map(
      ({ steps: of, kind }) => `✖ no step like ${of} ${kind} any more: take it off the list of known faults`,
    ),
  ];
}
