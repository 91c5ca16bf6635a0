/** Counts calls from the moment it is armed, and says which one is to fail. One failure, and everything is well again. */
export class NthCall<How extends string> {
  #armed: { readonly nth: number; readonly how: How } | null = null;
  calls = 0;
  failed = false;

  /** From now on calls are counted; the n-th fails in this way, or none where there is no failure. */
  arm(failure: { readonly nth: number; readonly how: How } | null): void {
    this.#armed = failure;
    this.calls = 0;
    this.failed = false;
  }

  /** How this call is to fail, or null where it goes well. */
  next(): How | null {
    this.calls += 1;
    if (this.#armed?.nth !== this.calls) return null;
    this.failed = true;
    return this.#armed.how;
  }
}
