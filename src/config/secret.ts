import { inspect } from "node:util";

/** A value that never prints itself: not in a template string, not as JSON, not in an inspected object. */
export class Secret {
  readonly #value: string;
  readonly #shown: string;

  /** `shown` is what printing gives instead, for the part that may be seen (a database's host, say). */
  constructor(value: string, shown = "[hidden]") {
    this.#value = value;
    this.#shown = shown;
  }

  /** The value itself. Every call stands where a secret leaves: a connection, a signature, a vendor's client. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return this.#shown;
  }

  toJSON(): string {
    return this.#shown;
  }

  [inspect.custom](): string {
    return this.#shown;
  }
}
