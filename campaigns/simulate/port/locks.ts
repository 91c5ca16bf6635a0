/** A transaction, as far as its locks are concerned. */
export type Holder = {
  readonly owner: {
    untilCalled(): { readonly wait: Promise<void>; readonly call: (failed: Error | null) => void };
  };
};

type Waiter = { readonly session: Holder; readonly shared: boolean; readonly call: (failed: Error | null) => void };
type Lock = { exclusive: Holder | null; readonly shared: Set<Holder>; waiters: Waiter[] };

/** Locks that a transaction holds until it ends, of rows, keys and names; who waits in a circle is told so. */
export class Locks {
  /** Hears of each wait. */
  waited: (name: string) => void = () => undefined;
  readonly #locks = new Map<string, Lock>();
  readonly #held = new Map<Holder, Set<string>>();
  readonly #waitsFor = new Map<Holder, string>();

  take(session: Holder, name: string, shared: boolean): boolean {
    const lock = this.#lockOf(name);
    if (!free(lock, session, shared)) return false;
    this.#grant(session, name, lock, shared);
    return true;
  }

  wait(session: Holder, name: string, shared: boolean): Promise<void> {
    this.waited(name);
    this.#waitsFor.set(session, name);
    if (this.#inCircle(session)) {
      this.#waitsFor.delete(session);
      return Promise.reject(Object.assign(new Error("deadlock detected"), { code: "40P01" }));
    }
    const { wait, call } = session.owner.untilCalled();
    this.#lockOf(name).waiters.push({ session, shared, call });
    return wait;
  }

  release(session: Holder, why: Error | null = null): void {
    const waitedFor = this.#waitsFor.get(session);
    if (waitedFor !== undefined) {
      this.#waitsFor.delete(session);
      const lock = this.#lockOf(waitedFor);
      const own = lock.waiters.find((waiter) => waiter.session === session);
      lock.waiters = lock.waiters.filter((waiter) => waiter !== own);
      if (why !== null) own?.call(why);
    }
    const names = this.#held.get(session);
    this.#held.delete(session);
    for (const name of names ?? []) {
      const lock = this.#lockOf(name);
      if (lock.exclusive === session) lock.exclusive = null;
      lock.shared.delete(session);
      this.#pass(name, lock);
    }
  }

  #pass(name: string, lock: Lock): void {
    while (lock.waiters[0] !== undefined) {
      const { session, shared, call } = lock.waiters[0];
      if (!free(lock, session, shared)) return;
      lock.waiters.shift();
      this.#waitsFor.delete(session);
      this.#grant(session, name, lock, shared);
      call(null);
    }
    if (lock.exclusive === null && lock.shared.size === 0) this.#locks.delete(name);
  }

  #grant(session: Holder, name: string, lock: Lock, shared: boolean): void {
    if (shared) lock.shared.add(session);
    else lock.exclusive = session;
    const held = this.#held.get(session);
    if (held === undefined) this.#held.set(session, new Set([name]));
    else held.add(name);
  }

  #lockOf(name: string): Lock {
    let lock = this.#locks.get(name);
    if (lock === undefined) {
      lock = { exclusive: null, shared: new Set(), waiters: [] };
      this.#locks.set(name, lock);
    }
    return lock;
  }

  #inCircle(from: Holder): boolean {
    const seen = new Set<Holder>();
    const open = [from];
    for (let session = open.pop(); session !== undefined; session = open.pop()) {
      const name = this.#waitsFor.get(session);
      if (name === undefined) continue;
      const lock = this.#lockOf(name);
      for (const holder of [lock.exclusive, ...lock.shared]) {
        if (holder === from) return true;
        if (holder !== null && holder !== session && !seen.has(holder)) {
          seen.add(holder);
          open.push(holder);
        }
      }
    }
    return false;
  }
}

function free(lock: Lock, session: Holder, shared: boolean): boolean {
  if (lock.exclusive !== null && lock.exclusive !== session) return false;
  if (shared) return true;
  return lock.shared.size === 0 || (lock.shared.size === 1 && lock.shared.has(session));
}
