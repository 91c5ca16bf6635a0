/** PostgreSQL's names, as `pg_locks` has them without their ending. */
export type LockMode = "ACCESS EXCLUSIVE" | "SHARE ROW EXCLUSIVE" | "SHARE UPDATE EXCLUSIVE" | "ROW EXCLUSIVE";
export type Lock = { readonly mode: LockMode; readonly on: readonly string[] };

/**
 * What the catalogue says of the thing that a move makes, and must say after it: the same definition, letter by letter. `look` is
 * one row of one text or null. Found `done`, there is nothing to do; found `from`, the move runs; anything else stands in the way.
 */
export type Postcondition = {
  readonly look: string;
  readonly done: readonly (string | null)[];
  readonly from: readonly (string | null)[];
};

/** What must not be there any more: the query counts it, and the move waits until it is none. */
export type Need = { readonly says: string; readonly count: string };

/** One statement, or a few that take no lock that anybody waits for, in a transaction of its own. */
export type Statement = {
  readonly how: "transaction";
  readonly text: string;
  readonly lock: Lock | null;
  readonly leaves: Postcondition | null;
  readonly needs: Need | null;
};

/** What PostgreSQL refuses inside a transaction. */
export type Alone = {
  readonly how: "alone";
  readonly text: string;
  readonly undo: string;
  readonly lock: Lock | null;
  readonly leaves: Postcondition | null;
};

/** Rows changed in batches by key, each in a transaction of its own that also notes how far it came. */
export type Batches = {
  readonly how: "batches";
  readonly text: string;
  readonly lock: Lock;
  readonly table: string;
  readonly key: string;
  /** Rows that are still to be changed, as a condition on `t`; none may be left but those in quarantine. */
  readonly left: string;
  /** One statement: $1 the key that the last batch came to, $2 how many rows at most, $3 the step's name in the ledger. */
  readonly batch: string;
};

export type Move = Statement | Alone | Batches;

export function statement(parts: Omit<Statement, "how" | "leaves" | "needs"> & Partial<Statement>): Statement {
  return { how: "transaction", leaves: null, needs: null, ...parts };
}

export function alone(parts: Omit<Alone, "how">): Alone {
  return { how: "alone", ...parts };
}
