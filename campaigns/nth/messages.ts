/** One message of PostgreSQL's protocol; `type` is empty for the first of a connection, which has none. */
export type Message = { readonly type: string; readonly bytes: Buffer };

const lengthBytes = 4;

/** Cuts what arrives in pieces into messages: a byte for the type, four for the length, and what they count. */
export class Messages {
  #rest: Buffer = Buffer.alloc(0);
  #bare: boolean;

  constructor({ startsBare }: { readonly startsBare: boolean }) {
    this.#bare = startsBare;
  }

  take(chunk: Buffer): readonly Message[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const whole: Message[] = [];
    for (;;) {
      const typeBytes = this.#bare ? 0 : 1;
      if (this.#rest.length < typeBytes + lengthBytes) return whole;
      const length = typeBytes + this.#rest.readUInt32BE(typeBytes);
      if (this.#rest.length < length) return whole;
      whole.push({
        type: this.#rest.toString("latin1", 0, typeBytes),
        bytes: this.#rest.subarray(0, length),
      });
      this.#rest = this.#rest.subarray(length);
      this.#bare = false;
    }
  }
}
