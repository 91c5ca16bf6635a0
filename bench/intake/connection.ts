import { connect, type Socket } from "node:net";
import { once } from "node:events";

/** One keep-alive connection with one request under way at most. Reads as little of HTTP as a load needs. */
export class Connection {
  readonly #socket: Socket;
  #received = "";
  #answered: ((status: number) => void) | null = null;

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, "connect");
    return new Connection(socket);
  }

  constructor(socket: Socket) {
    this.#socket = socket.setEncoding("latin1");
    socket.on("data", (chunk) => this.#read(String(chunk)));
    socket.on("close", () => this.#settle(0));
    socket.on("error", () => undefined);
  }

  /** Calls back with the status once the whole answer is there; 0 where the connection broke. */
  send(request: Buffer, answered: (status: number) => void): void {
    this.#answered = answered;
    if (this.#socket.writable) this.#socket.write(request);
    else this.#settle(0);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#received += chunk;
    const headEnd = this.#received.indexOf("\r\n\r\n");
    if (headEnd === -1) return;
    const [, length = "0"] = /\r\ncontent-length: (\d+)/i.exec(this.#received) ?? [];
    if (this.#received.length < headEnd + 4 + Number(length)) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = "";
    this.#settle(status);
  }

  #settle(status: number): void {
    const answered = this.#answered;
    this.#answered = null;
    answered?.(status);
  }
}
