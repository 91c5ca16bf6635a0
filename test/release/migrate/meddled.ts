import { mock } from "node:test";
import { Client } from "pg";

/** A statement that a runner is about to send, on its own connection and not on the one that looks on. */
export type Sending = { readonly client: Client; readonly text: string; readonly values: unknown };

/** Stands between a runner and its server: what it gives back is the answer. `ask` sends what was meant, or another statement. */
export type Meddle = (sending: Sending, ask: (instead?: string) => unknown) => unknown;

/** Runs `work` while every statement of every runner in this process goes through `meddle`. */
export async function meddled<Result>(meddle: Meddle, work: () => Promise<Result>): Promise<Result> {
  const send: unknown = Reflect.get(Client.prototype, "query");
  if (typeof send !== "function") throw new Error("the client of pg sends otherwise");
  const watched = mock.method(Client.prototype, "query", function query(this: Client, ...given: unknown[]) {
    const ask = (instead?: string): unknown => Reflect.apply(send, this, instead === undefined ? given : [instead]);
    if (nameOf(this) !== "jobrun migrate") return ask();
    return meddle({ client: this, text: String(given[0]), values: given[1] }, ask);
  });
  try {
    return await work();
  } finally {
    watched.mock.restore();
  }
}

/** Ends the connection as a kill does, and waits until it has ended. */
export async function terminate(root: Client, client: Client): Promise<void> {
  await root.query("SELECT pg_terminate_backend($1, 5000)", [Reflect.get(client, "processID")]);
}

function nameOf(client: Client): unknown {
  return Reflect.get(Object(Reflect.get(client, "connectionParameters")), "application_name");
}
