import type { Client } from "pg";
import type { CatalogueLine } from "../migrate/drift/catalogue-lines.ts";
import type { SchemaStatus } from "../migrate/schema-status.ts";
import type { Carrier } from "../../flows/carrier.ts";

/** The tiers in the order in which they are asked; the first three must hold before anything is served. */
export const tiers = { 1: "schema", 2: "data", 3: "application" } as const;
export type Tier = keyof typeof tiers;
export const allTiers: readonly Tier[] = [1, 2, 3];

/**
 * `no_data`: there was nothing to look at where there must be something, which proves nothing and counts as a failure.
 * `nothing`: there was nothing to look at, and need not be yet. A warning is for a person to read, and stops nobody.
 */
export type Found = {
  readonly state: "ok" | "nothing" | "warning" | "failed" | "no_data";
  readonly found: string;
};

/** What must be so, how it is seen, what it means where it is not, and what to do then. */
export type Check<Ground> = {
  readonly name: string;
  readonly promise: string;
  readonly means: string;
  readonly mend: string;
  readonly look: (ground: Ground) => Promise<Found>;
};

/**
 * What the database is asked through: a connection that only reads, and sees every tenant's rows as the operator does; and what
 * several checks look at, read when the first of them asks.
 */
export type DatabaseGround = {
  readonly client: Client;
  readonly catalogue: () => Promise<readonly CatalogueLine[]>;
  readonly schema: () => Promise<SchemaStatus>;
  /** The public keys by which evidence may be signed; where there is none, any. */
  readonly trusted: readonly string[];
};

/** What is running, seen from outside: its heartbeats, its doors, its carrier. `commit`: of the program that asks. */
export type ApplicationGround = DatabaseGround & {
  /** Where the doors answer, and where the metrics do, without a slash at the end. */
  readonly address: string;
  readonly metricsAddress: string;
  readonly commit: string | null;
  readonly carrier: () => Promise<Pick<Carrier, "listNumbers">>;
};

export type Verified = Omit<Check<never>, "look"> & Found & { readonly tier: Tier; readonly ms: number };

export function isGood({ state }: Pick<Found, "state">): boolean {
  return state !== "failed" && state !== "no_data";
}
