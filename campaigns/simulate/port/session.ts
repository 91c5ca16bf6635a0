import {
  DummyDriver,
  type Kysely,
  NOOP_QUERY_EXECUTOR,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from "kysely";
import type { DB } from "../../../src/store/tables.generated.ts";
import type { Tx } from "../../../src/store/tenant.ts";
import type { Locks } from "./locks.ts";

/** Who works on the database: a process that may stop at any of its turns, and never come back from one. */
export type Owner = {
  readonly name: string;
  /** The time that a request or its answer takes; the scheduler chooses who goes on. */
  turn(): Promise<void>;
  /** Where `wait` is called back the owner goes on, when the scheduler says so. */
  untilCalled(): { readonly wait: Promise<void>; readonly call: (failed: Error | null) => void };
};

type Touched = { commit(session: Session): void; forget(session: Session): void };

/** One transaction: what it wrote, the locks that it holds until it ends, and whether the server has ended it. */
export class Session {
  readonly touched = new Set<Touched>();
  readonly owner: Owner;
  readonly tenant: string | null;
  readonly tx: Tx;
  /** Set by a look-up, so that who watches can tell how a text was healed. */
  lookingUp = false;
  #ended: Error | "ended" | null = null;
  readonly #locks: Locks;
  readonly #isAway: () => Error | null;

  constructor(owner: Owner, tenant: string | null, locks: Locks, isAway: () => Error | null) {
    this.owner = owner;
    this.tenant = tenant;
    this.#locks = locks;
    this.#isAway = isAway;
    this.tx = new SimulatedTx(this);
  }

  get open(): boolean {
    return this.#ended === null;
  }

  get wrote(): boolean {
    return this.touched.size > 0;
  }

  /** Before each statement: others may go first, and the server may be gone meanwhile. */
  async turn(): Promise<void> {
    this.check();
    await this.owner.turn();
    this.check();
  }

  check(): void {
    const away = this.#isAway();
    if (away !== null) throw away;
    if (this.#ended instanceof Error) throw this.#ended;
    if (this.#ended !== null) throw new Error("a transaction that is over was used");
  }

  async lock(name: string, shared = false): Promise<void> {
    if (this.#locks.take(this, name, shared)) return;
    await this.#locks.wait(this, name, shared);
    this.check();
  }

  tryLock(name: string): boolean {
    return this.#locks.take(this, name, false);
  }

  commit(): void {
    this.check();
    this.#ended = "ended";
    for (const table of this.touched) table.commit(this);
    this.#locks.release(this);
  }

  /** `why` is what its owner hears at its next statement. */
  rollBack(why: Error | null = null): void {
    if (this.#ended !== null) return;
    this.#ended = why ?? "ended";
    for (const table of this.touched) table.forget(this);
    this.#locks.release(this, why);
  }
}

const driver = new DummyDriver();
const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
/** Nothing of Kysely runs: a transaction is only what the flows hand on. */
const props = { config: { dialect }, dialect, driver, executor: NOOP_QUERY_EXECUTOR };

class SimulatedTx extends Transaction<DB> {
  readonly session: Session;

  constructor(session: Session) {
    super(props);
    this.session = session;
  }
}

/** The session behind the transaction that a flow hands on. */
export function sessionOf(tx: Kysely<DB>): Session {
  if (tx instanceof SimulatedTx) return tx.session;
  throw new Error("this is no transaction of the simulated database");
}
