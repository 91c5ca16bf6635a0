import { z } from "zod";
import { chainFaults, type Link, linkShape, readLink, type Told } from "./chain.ts";
import { stepsOf } from "./plan.ts";
import type { Evidence } from "./record.ts";
import { standingOf } from "./standing.ts";

const rowsMax = 5_000;
const fileCharsMax = 1 << 20;
const shape = z.strictObject({
  format: z.literal("jobrun staging evidence 1"),
  rows: z.array(linkShape).min(1).max(rowsMax),
});

/** What staging has to show, as it leaves in a file. */
export function stagingText(rows: readonly Link[]): string {
  return `${JSON.stringify({ format: shape.shape.format.value, rows }, null, 1)}\n`;
}

export type Judged =
  | { readonly is: "good"; readonly evidence: Evidence }
  | { readonly is: "refused"; readonly why: string };

/**
 * Whether a file shows that staging took this very commit through all of its plan: each row signed with a key that is trusted,
 * none missing between the first and the last, and each wait of the plan waited for. What is kept of it has the whole file.
 */
export function judgeStaging(file: string, commit: string, trusted: readonly string[]): Judged {
  if (trusted.length === 0) return refused("JOBRUN_TRUSTED_KEYS names nobody whose evidence counts here");
  const rows = rowsOf(file);
  const [first] = rows ?? [];
  if (rows === null || first === undefined) return refused("it is no evidence of staging, or was changed");
  const own = rows.filter(({ deploymentId }) => deploymentId === first.deploymentId);
  const other = own.find((row) => row.commit !== commit);
  if (other !== undefined) return refused(`it is of commit ${other.commit.slice(0, 12)}`);
  const elsewhere = own.find(({ environment }) => environment !== "staging");
  if (elsewhere !== undefined) return refused(`it is of ${elsewhere.environment}`);
  const [fault] = chainFaults(rows, trusted);
  if (fault !== undefined) return refused(fault);
  const unsigned = own.find(({ signedBy }) => signedBy === null);
  if (unsigned !== undefined) return refused(`row ${unsigned.place} is not signed`);
  const [lack] = lacks(own);
  if (lack !== undefined) return refused(lack);
  return { is: "good", evidence: { ...summary(own), file } };
}

function rowsOf(file: string): readonly Told[] | null {
  if (file.length > fileCharsMax) return null;
  try {
    return shape.parse(JSON.parse(file)).rows.map(readLink);
  } catch {
    return null;
  }
}

/** What of staging's plan the rows do not show. */
function lacks(own: readonly Told[]): readonly string[] {
  const { left, approved } = standingOf(own, "staging");
  return stepsOf("staging").flatMap(({ name, approvals, waits }) => {
    const done = left.get(name);
    if (done === undefined) return [`${name} has left no evidence there`];
    const unsaid = (approvals.staging ?? []).filter((what) => !approved.has(what));
    if (unsaid.length > 0) return [`nobody has said ${unsaid.join(", ")} there`];
    const hours = waits === null ? 0 : hoursBetween(left.get(waits.after), done);
    if (waits === null || hours >= waits.hours) return [];
    return [`${name} was over ${hours} hours after ${waits.after}, and takes ${waits.hours}`];
  });
}

function summary(own: readonly Told[]): Evidence {
  const { left } = standingOf(own, "staging");
  const signers = new Set(own.flatMap(({ signedBy }) => (signedBy === null ? [] : [signedBy])));
  const last = own.at(-1);
  return {
    commit: last?.commit ?? "",
    database: last?.database ?? "",
    soakHours: hoursBetween(left.get("verify"), left.get("soak")),
    signedBy: [...signers].join(", "),
    rows: own.length,
    hash: last?.hash ?? "",
  };
}

/** Rounded down to hundredths, so that what is short stays short. */
function hoursBetween(from: Told | undefined, to: Told | undefined): number {
  return Math.floor(((to?.seconds ?? 0) - (from?.seconds ?? Number.POSITIVE_INFINITY)) / 36) / 100;
}

function refused(why: string): Judged {
  return { is: "refused", why };
}
