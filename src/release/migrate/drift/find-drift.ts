import { readFileSync } from "node:fs";
import type { Client } from "pg";
import { type CatalogueLine, readCatalogueLines } from "./catalogue-lines.ts";

/** Where a finished schema is not what the migrations make. `besides`: tables, types and sequences that are none of ours. */
export type Drift = {
  readonly missing: readonly string[];
  readonly changed: readonly { readonly what: string; readonly expected: string; readonly found: string }[];
  readonly extra: readonly string[];
  readonly besides: readonly string[];
};

/** Written by test/support/write-catalogue.ts from a migrated database, and held equal to one by a test. */
const expectedFile = new URL("expected-catalogue.txt", import.meta.url);

export function readExpected(): readonly CatalogueLine[] {
  return readFileSync(expectedFile, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [of = "", what = "", is = ""] = line.split("\t");
      return { of, what, is };
    });
}

export function catalogueText(lines: readonly CatalogueLine[]): string {
  return lines.map(({ of, what, is }) => `${[of, what, is.replaceAll(/\s+/g, " ")].join("\t")}\n`).join("");
}

/** Reads the catalogue alone, as any login. It changes the connection's search path. */
export async function findDrift(client: Client): Promise<Drift> {
  return compareCatalogues(readExpected(), await readCatalogueLines(client));
}

/** What `lines` has otherwise than `wanted`, however either is broken into lines. */
export function compareCatalogues(wantedLines: readonly CatalogueLine[], lines: readonly CatalogueLine[]): Drift {
  const oneLine = (line: CatalogueLine) => ({ ...line, is: line.is.replaceAll(/\s+/g, " ") });
  const [expected, found] = [wantedLines.map(oneLine), lines.map(oneLine)];
  const [wanted, there] = [byName(expected), byName(found)];
  const known = new Set(expected.map(({ of }) => of));
  const strange = (of: string) => !known.has(of);
  return {
    missing: expected.filter(({ what }) => !there.has(what)).map(({ what, is }) => `${what}: ${is}`),
    changed: expected.flatMap(({ what, is }) => {
      const now = there.get(what);
      return now === undefined || now === is ? [] : [{ what, expected: is, found: now }];
    }),
    extra: found.filter(({ of, what }) => !wanted.has(what) && !strange(of)).map(({ what, is }) => `${what}: ${is}`),
    besides: [...new Set(found.map(({ of }) => of).filter(strange))].toSorted(),
  };
}

function byName(lines: readonly CatalogueLine[]): ReadonlyMap<string, string> {
  return new Map(lines.map(({ what, is }) => [what, is]));
}

export function driftCount({ missing, changed, extra }: Drift): number {
  return missing.length + changed.length + extra.length;
}

/** For a person: each difference on a line. */
export function driftWords(drift: Drift): string {
  const lines = [
    ...drift.missing.map((line) => `missing: ${line}`),
    ...drift.changed.map(
      ({ what, expected, found }) => `otherwise: ${what}\n  must be ${expected}\n  and is  ${found}`,
    ),
    ...drift.extra.map((line) => `too much: ${line}`),
  ];
  const besides = drift.besides.length === 0 ? [] : [`None of ours, and left alone: ${drift.besides.join(", ")}.`];
  return [...(lines.length === 0 ? ["The schema is what the migrations make."] : lines), ...besides].join("\n");
}
