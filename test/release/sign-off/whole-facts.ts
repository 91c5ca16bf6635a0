import assert from "node:assert/strict";
import { readLink, type Told } from "../../../src/release/deploy/chain.ts";
import type { Environment } from "../../../src/release/deploy/plan.ts";
import { judgeStaging, stagingText } from "../../../src/release/deploy/staging-evidence.ts";
import type { Facts } from "../../../src/release/sign-off/compute.ts";
import { newKeys, type Signer, signerOf } from "../../../src/release/signing.ts";
import { type Entry, wholePlan, writtenRows } from "../deploy/written-rows.ts";

export const commit = "c".repeat(40);
export const signer = signerOf(newKeys().privateKey);
const stagingSigner = signerOf(newKeys().privateKey);
export const risk = { what: "dead letters", count: 2, such: ["text_arrived"] };

const staging = stagingText(
  writtenRows(wholePlan("staging"), { commit, environment: "staging", signer: stagingSigner }),
);
const shown = judgeStaging(staging, commit, [stagingSigner.publicKey]);
assert.ok(shown.is === "good");
const { evidence } = shown;

/** What a whole release leaves, in the order in which it does. */
export function wholeRelease(environment: Environment): Entry[] {
  return wholePlan(environment, (step) => (step === "staging" ? evidence : { seconds: 3 }));
}

export function rowsOf(entries: readonly Entry[], environment: Environment, by: Signer | null = signer): Told[] {
  return writtenRows(entries, { commit, environment, signer: by }).map(readLink);
}

/** A release of which every line is there, and what a test takes away from it. */
export function factsOf(environment: Environment, instead: Partial<Facts> = {}): Facts {
  return {
    deployment: { id: "deployment_a", commit, environment, database: "1/2" },
    rows: rowsOf(wholeRelease(environment), environment),
    breaks: 0,
    trusted: [signer.publicKey],
    stagingKeys: [stagingSigner.publicKey],
    signs: true,
    schema: { is: "current", version: 21 },
    promises: [{ place: "1", promise: "no text leaves but with a permit", proofs: ["test/gate/"], absent: [] }],
    risks: [risk],
    at: "2026-11-23T08:00:00Z",
    by: "ann",
    ...instead,
  };
}
