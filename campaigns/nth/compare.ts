import type { Seen } from "./see.ts";

/** What a run with a failure has and its untouched form has not, and the other way round: each a sentence. Pure. */
export function compare(untouched: Seen, seen: Seen): readonly string[] {
  const anomalies = lacking(seen.anomalies.map(masked), untouched.anomalies.map(masked));
  return [
    ...differences("on a handset", untouched.handsets, seen.handsets, seen.begunAgain),
    ...differences("done", untouched.effects, seen.effects),
    ...anomalies.map((anomaly) => `in the history: ${anomaly}`),
  ];
}

/** `anywhere`: lines that need not keep their place, since a text's second attempt may come after a later reply. */
function differences(
  where: string,
  wanted: readonly string[],
  got: readonly string[],
  anywhere: readonly string[] = [],
): readonly string[] {
  const [missing, more] = [lacking(wanted, got), lacking(got, wanted)];
  const [placed, found] = [wanted, got].map((lines) => lines.filter((line) => !anywhere.includes(line)));
  const otherOrder = missing.length + more.length === 0 && placed?.join("\n") !== found?.join("\n");
  return [
    ...missing.map((line) => `not ${where}: ${line}`),
    ...more.map((line) => `too much ${where}: ${line}`),
    ...(otherOrder ? [`${where}, in another order: ${got.join("; ")}`] : []),
  ];
}

/** The lines of one list that the other lacks, as often as it lacks them. */
function lacking(lines: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Ids differ from run to run. */
function masked(line: string): string {
  return line.replaceAll(/\b(?:[A-Z]{2}[0-9a-f]{32}|[a-z]+_[0-9a-z]{10,})\b/g, "…");
}
