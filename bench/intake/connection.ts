import { once } from "node:events";
import { connect, type Socket } from "node:net";

const answerBytesMax = 4_096;

export type Answered = (status: number, answer: string) => void;

/**
 * One keep-alive connection with one request under way at most. It shares two cores with what it measures, so it reads as
 * little of HTTP as it can, into one buffer.
 */
export class Connection {
  readonly #socket: Socket;
  #received = "";
  #answered: Answered | null = null;

  /**
   * Connected, and answered once: a server that is busy accepts one connection a turn of its loop, and what still waits for that
   * would be measured as its slowness.
   */
  static async open(url: string): Promise<Connection> {
    const address = new URL(url);
    const connection = new Connection(address);
    await once(connection.#socket, "connect");
    const hello = Buffer.from(`GET / HTTP/1.1\r\nhost: ${address.host}\r\n\r\n`);
    await new Promise<void>((resolve) => connection.send(hello, () => resolve()));
    return connection;
  }

  constructor({ hostname, port }: URL) {
    const read = (length: number, buffer: Uint8Array) => this.#read(length, buffer);
    const onread = { buffer: Buffer.allocUnsafe(answerBytesMax), callback: read };
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true, onread });
    this.#socket.on("close", () => this.#settle(0, "")).on("error", () => undefined);
  }

  /** Calls back with status and answer once all of it is there; with 0 where the connection broke. */
  send(request: Buffer, answered: Answered): void {
    this.#answered = answered;
    if (this.#socket.writable) this.#socket.write(request);
    else this.#settle(0, "");
  }

  /** False where the server has closed it, as it does with what was idle for long. */
  get isOpen(): boolean {
    return this.#socket.writable;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(length: number, buffer: Uint8Array): boolean {
    this.#received += Buffer.from(buffer.buffer, buffer.byteOffset, length).toString("latin1");
    const received = this.#received;
    const status = statusOf(received);
    if (status === null) return true;
    this.#received = "";
    this.#settle(status, received);
    return true;
  }

  #settle(status: number, answer: string): void {
    const answered = this.#answered;
    this.#answered = null;
    answered?.(status, answer);
  }
}

const lengthHeader = "\r\ncontent-length: ";

/** Null while the answer is not whole. */
function statusOf(received: string): number | null {
  const headEnd = received.indexOf("\r\n\r\n");
  if (headEnd === -1) return null;
  const at = received.indexOf(lengthHeader);
  const length = at === -1 ? 0 : Number.parseInt(received.slice(at + lengthHeader.length), 10);
  return received.length < headEnd + 4 + length ? null : Number(received.slice(9, 12));
}
