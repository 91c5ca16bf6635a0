import { z } from "zod";
import type { Mutant } from "./mutant.ts";

const place = z.object({ line: z.number(), column: z.number() });
const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string(),
          status: z.string(),
          location: z.object({ start: place, end: place }),
        }),
      ),
    }),
  ),
});

type Place = z.infer<typeof place>;

/** What Stryker's JSON report says of each mutant. Its lines and columns count from one. */
export function readReport(text: string): Mutant[] {
  const report = reportSchema.parse(JSON.parse(text));
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants.map(({ mutatorName, replacement, status, location: { start, end } }) => ({
      file,
      mutator: mutatorName,
      line: (lines[start.line - 1] ?? "").trim(),
      original: between(lines, start, end),
      replacement,
      end: endOf(status),
    }));
  });
}

function between(lines: readonly string[], start: Place, end: Place): string {
  const covered = lines.slice(start.line - 1, end.line);
  const last = covered.at(-1) ?? "";
  const whole = [...covered.slice(0, -1), last.slice(0, end.column - 1)].join("\n");
  return whole.slice(start.column - 1);
}

/** Whatever Stryker was told to leave out, or could not judge, is no proof either. */
function endOf(status: string): Mutant["end"] {
  switch (status) {
    case "Killed":
      return "killed";
    case "Timeout":
      return "timed out";
    case "Survived":
    case "NoCoverage":
      return "survived";
    default:
      return "broken";
  }
}
