import { z } from "zod";
import { environments } from "../deploy/plan.ts";

const words = z.string().max(2 ** 16);
const scalar = z.union([words, z.number(), z.boolean(), z.null()]);
const said = z.strictObject({ what: words, who: words.nullable(), at: words.nullable(), note: words });
const step = z.strictObject({
  name: words,
  leaves: words,
  who: words.nullable(),
  at: words.nullable(),
  signedBy: words.nullable(),
  hash: words.nullable(),
  evidence: z.record(z.string(), scalar),
});
const promise = z.strictObject({ place: words, promise: words, proofs: z.array(words), absent: z.array(words) });
const risk = z.strictObject({ what: words, count: z.number().int(), such: z.array(words) });
const linesMax = 1_000;

/** What a sign-off says, all of it: a person's page is printed from it, and its hash is of it. */
export const bodyShape = z.strictObject({
  format: z.literal("jobrun sign-off 1"),
  ready: z.boolean(),
  missing: z.array(words).max(linesMax),
  commit: words,
  environment: z.enum(environments),
  database: words,
  schema: z.strictObject({ is: words, version: z.number().nullable() }),
  at: words,
  by: words,
  steps: z.array(step).max(linesMax),
  approvals: z.array(said).max(linesMax),
  overrides: z.array(said).max(linesMax),
  promises: z.array(promise).max(linesMax),
  risks: z.array(risk).max(linesMax),
});

export type SignOff = z.infer<typeof bodyShape>;
export type SignedStep = SignOff["steps"][number];
export type Statement = SignOff["approvals"][number];
export type Proved = SignOff["promises"][number];
export type Risk = SignOff["risks"][number];
