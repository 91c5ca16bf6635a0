import type { Client } from "pg";
import { signatureHolds } from "../signing.ts";

export type SignedRow = {
  readonly place: number;
  readonly hash: string;
  readonly signedBy: string | null;
  readonly signature: string | null;
};

/** Why a row's signature is worth nothing; null where it holds, or where there is none. Where no key is trusted, any will do. */
export function whyForged({ hash, signedBy, signature }: SignedRow, trusted: readonly string[]): string | null {
  if (signedBy === null && signature === null) return null;
  if (signedBy === null || signature === null || !signatureHolds(signedBy, "evidence", hash, signature))
    return "has a signature that is not of it";
  if (trusted.length === 0 || trusted.includes(signedBy)) return null;
  return `is signed with ${signedBy}, which nobody here trusts`;
}

/** How many rows of the whole record are signed, and what is wrong with which. As the operator, or the record's owner. */
export async function readForged(
  client: Client,
  trusted: readonly string[],
): Promise<{ readonly signed: number; readonly faults: readonly string[] }> {
  const { rows } = await client.query<SignedRow>(
    `SELECT place, hash, "signedBy", signature FROM public.deployment_steps
      WHERE "signedBy" IS NOT NULL OR signature IS NOT NULL ORDER BY place`,
  );
  const faults = rows.flatMap((row) => {
    const why = whyForged(row, trusted);
    return why === null ? [] : [`row ${row.place} ${why}`];
  });
  return { signed: rows.length, faults };
}
