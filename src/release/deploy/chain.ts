import { z } from "zod";
import { sha256 } from "../signing.ts";
import { type Environment, environments } from "./plan.ts";
import type { Evidence } from "./record.ts";
import { whyForged } from "./signatures.ts";

/** A row of the record as it is hashed, wherever it is read; its signature, where it has one, is of that hash. */
export const linkShape = z.strictObject({ text: z.string().max(2 ** 20), signature: z.string().max(200).nullable() });
export type Link = z.infer<typeof linkShape>;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const release = z.tuple([z.string(), z.enum(environments), z.string()]);
/** In the order of `deployment_text()`. */
const written = z.tuple([
  z.number().int(),
  z.string(),
  z.string(),
  z.enum(["approved", "begun", "left"]),
  z.string(),
  z.record(z.string(), scalar),
  z.number(),
  z.string(),
  z.string().nullable(),
  release,
]);

export type Told = {
  readonly place: number;
  readonly deploymentId: string;
  readonly step: string;
  readonly what: "approved" | "begun" | "left";
  readonly who: string;
  readonly evidence: Evidence;
  readonly seconds: number;
  readonly at: string;
  readonly hashBefore: string;
  readonly signedBy: string | null;
  readonly commit: string;
  readonly environment: Environment;
  readonly database: string;
  readonly hash: string;
  readonly signature: string | null;
};

/** Throws where it is no row of a record. */
export function readLink({ text, signature }: Link): Told {
  const [
    place,
    deploymentId,
    step,
    what,
    who,
    evidence,
    seconds,
    hashBefore,
    signedBy,
    [commit, environment, database],
  ] = written.parse(JSON.parse(text));
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(seconds * 1000)).toString();
  const row = { place, deploymentId, step, what, who, evidence, seconds, at, hashBefore, signedBy };
  return { ...row, commit, environment, database, hash: sha256(text), signature };
}

/** What does not fit: a row between is missing, or a signature is not of its row, or of nobody who is trusted. */
export function chainFaults(rows: readonly Told[], trusted: readonly string[]): readonly string[] {
  return rows.flatMap((row, at) => {
    const before = rows[at - 1];
    const forged = whyForged(row, trusted);
    return [
      ...(before === undefined || (row.place === before.place + 1 && row.hashBefore === before.hash)
        ? []
        : [`row ${row.place} does not follow the one before it`]),
      ...(forged === null ? [] : [`row ${row.place} ${forged}`]),
    ];
  });
}
