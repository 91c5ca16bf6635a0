import type { Session } from "./session.ts";

/** A key that no two rows may share; a row for which it is null has none. */
export type Unique<Row> = { readonly name: string; readonly of: (row: Row) => string | null };

type Index<Row> = Unique<Row> & { readonly keys: Map<string, string> };

/** Rows as PostgreSQL keeps them at READ COMMITTED: what a session writes is its own until it commits. Rows never change, they are replaced. */
export class Table<Row extends object> {
  readonly rows = new Map<string, Row>();
  /** Hears of each row that is committed, with what it was before. */
  watch: (before: Row | null, after: Row) => void = () => undefined;
  readonly name: string;
  readonly #keyOf: (row: Row) => string;
  readonly #indexes: readonly Index<Row>[];
  readonly #pending = new Map<Session, Map<string, Row>>();

  constructor(name: string, keyOf: (row: Row) => string, uniques: readonly Unique<Row>[] = []) {
    this.name = name;
    this.#keyOf = keyOf;
    this.#indexes = uniques.map((unique) => ({ ...unique, keys: new Map() }));
  }

  get(session: Session, key: string): Row | undefined {
    return this.#pending.get(session)?.get(key) ?? this.rows.get(key);
  }

  /** What this session sees, in the order in which it was first written. */
  all(session: Session): Row[] {
    const own = this.#pending.get(session);
    if (own === undefined) return [...this.rows.values()];
    const seen: Row[] = [];
    for (const [key, row] of this.rows) seen.push(own.get(key) ?? row);
    for (const [key, row] of own) if (!this.rows.has(key)) seen.push(row);
    return seen;
  }

  where(session: Session, fits: (row: Row) => boolean): Row[] {
    return this.all(session).filter(fits);
  }

  find(session: Session, fits: (row: Row) => boolean): Row | undefined {
    return this.all(session).find(fits);
  }

  /** Locks the row until the session ends, and reads it anew: whoever held it may have changed it. */
  async lock(session: Session, key: string): Promise<Row | undefined> {
    await session.lock(`${this.name} ${key}`);
    return this.get(session, key);
  }

  /** As FOR UPDATE SKIP LOCKED: true where the row is this session's from here on. */
  tryLock(session: Session, row: Row): boolean {
    return session.tryLock(`${this.name} ${this.#keyOf(row)}`);
  }

  /** Locks the row and replaces it where it still fits. Returns what it is now, or null where it does not. */
  async change(session: Session, key: string, fits: (row: Row) => boolean, to: (row: Row) => Row): Promise<Row | null> {
    const seen = this.get(session, key);
    if (seen === undefined || !fits(seen)) return null;
    const row = await this.lock(session, key);
    if (row === undefined || !fits(row)) return null;
    const changed = to(row);
    this.write(session, changed);
    return changed;
  }

  write(session: Session, row: Row): void {
    let own = this.#pending.get(session);
    if (own === undefined) {
      own = new Map();
      this.#pending.set(session, own);
      session.touched.add(this);
    }
    own.set(this.#keyOf(row), row);
  }

  /** Returns null, or the row that has one of its keys; whoever is about to commit one is waited for. */
  async insert(session: Session, row: Row): Promise<Row | null> {
    for (const index of this.#indexes) {
      const value = index.of(row);
      if (value === null) continue;
      const other = this.#holder(session, index, value);
      if (other !== undefined) return other;
      await session.lock(`${this.name} ${index.name} ${value}`);
      const since = this.#holder(session, index, value);
      if (since !== undefined) return since;
    }
    this.write(session, row);
    return null;
  }

  async insertNew(session: Session, row: Row): Promise<void> {
    if ((await this.insert(session, row)) === null) return;
    throw Object.assign(new Error(`a key of ${this.name} is there already`), { code: "23505" });
  }

  commit(session: Session): void {
    for (const [key, row] of this.#pending.get(session) ?? []) {
      const before = this.rows.get(key) ?? null;
      this.rows.set(key, row);
      for (const { of, keys } of this.#indexes) {
        const [was, is] = [before === null ? null : of(before), of(row)];
        if (was !== null && was !== is) keys.delete(was);
        if (is !== null) keys.set(is, key);
      }
      this.watch(before, row);
    }
    this.#pending.delete(session);
  }

  forget(session: Session): void {
    this.#pending.delete(session);
  }

  #holder(session: Session, { of, keys }: Index<Row>, value: string): Row | undefined {
    for (const row of this.#pending.get(session)?.values() ?? []) if (of(row) === value) return row;
    const key = keys.get(value);
    if (key === undefined) return undefined;
    const row = this.get(session, key);
    return row !== undefined && of(row) === value ? row : undefined;
  }
}
