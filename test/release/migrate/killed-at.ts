import { mock } from "node:test";
import { Client } from "pg";

/**
 * Ends the runner's own connection as it is about to send the first statement that is not among `met`, and adds it. A statement
 * is known by its text and that of the one before it, because a COMMIT is not like another. False where all had been met.
 */
export function killedAtNext(root: Client, met: Set<string>, run: () => Promise<unknown>): Promise<boolean> {
  return killedWhere(root, ({ place }) => !met.has(place) && met.add(place).size > 0, run);
}

/** Ends it as it is about to send its statement number `at`. False where it sent fewer. */
export function killedAt(root: Client, at: number, run: () => Promise<unknown>): Promise<boolean> {
  return killedWhere(root, ({ sent }) => sent === at, run);
}

type Sending = { readonly place: string; readonly sent: number };

async function killedWhere(
  root: Client,
  meant: (sending: Sending) => boolean,
  run: () => Promise<unknown>,
): Promise<boolean> {
  const send: unknown = Reflect.get(Client.prototype, "query");
  if (typeof send !== "function") throw new Error("the client of pg sends otherwise");
  let [before, sent, killed] = ["", 0, false];
  const watched = mock.method(Client.prototype, "query", function query(this: Client, ...given: unknown[]) {
    const ask = () => Reflect.apply(send, this, given);
    if (killed || nameOf(this) !== "jobrun migrate") return ask();
    const place = `${before}; ${String(given[0])}`;
    before = String(given[0]);
    sent += 1;
    if (!meant({ place, sent })) return ask();
    killed = true;
    return terminate(root, send).then(ask);
  });
  try {
    await run();
  } catch (error) {
    if (!killed) throw error;
  } finally {
    watched.mock.restore();
  }
  return killed;
}

async function terminate(root: Client, send: CallableFunction): Promise<void> {
  await Reflect.apply(send, root, [
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'jobrun migrate'`,
  ]);
}

function nameOf(client: Client): unknown {
  return Reflect.get(Object(Reflect.get(client, "connectionParameters")), "application_name");
}
