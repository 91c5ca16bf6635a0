import { Connection } from "../intake/connection.ts";

const connectionsMax = 128;

/** Delivers webhooks over connections that stay open, as many as are under way at once. */
export class Wire {
  readonly #url: string;
  readonly #free: Connection[] = [];
  #open = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens so many beforehand: a measurement should not pay for a connection that the carrier has open anyway. */
  async warm(connections: number): Promise<void> {
    while (this.#open < connections) this.#free.push(await this.#connect());
  }

  /** Answers with the status; 0 where the connection broke. */
  async deliver(request: Buffer): Promise<number> {
    const connection = this.#take() ?? (await this.#connect());
    const { promise, resolve } = Promise.withResolvers<number>();
    connection.send(request, resolve);
    const status = await promise;
    this.#free.push(connection);
    return status;
  }

  #take(): Connection | null {
    for (let connection = this.#free.shift(); connection !== undefined; connection = this.#free.shift()) {
      if (connection.isOpen) return connection;
      this.#open -= 1;
    }
    return null;
  }

  close(): void {
    for (const connection of this.#free.splice(0)) connection.close();
    this.#open = 0;
  }

  #connect(): Promise<Connection> {
    if (this.#open >= connectionsMax) throw new Error(`${connectionsMax} webhooks are under way at once`);
    this.#open += 1;
    return Connection.open(this.#url);
  }
}
