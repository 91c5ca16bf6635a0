import type { Client } from "pg";
import { openSession, type Session } from "../../src/release/migrate/session.ts";
import type { Move } from "../../src/release/migrate/step/move.ts";
import type { Declared, Traced } from "./faults.ts";
import { heldUp } from "./hold-up.ts";
import { look, type Moment } from "./watch.ts";

/** One move as it ran, with what it says that it locks. A backfill has one for each batch. */
export type TracedMove = { readonly move: Move; readonly declared: Declared; readonly traced: Traced };

export type TracedSession = {
  readonly session: Session;
  /** What the moves that are handed in are from now on; what runs of them is kept in the list that comes back. */
  readonly watchFor: (moves: readonly Move[]) => TracedMove[];
};

/** The runner's own session, but that each move's statement is looked at before and after, inside its transaction. */
export async function traceSession(adminUrl: string, root: Client): Promise<TracedSession> {
  const session = await openSession(adminUrl);
  let awaited: ReadonlyMap<string, Move> = new Map();
  let kept: TracedMove[] = [];
  let place = 0;
  const moment = async () => {
    const seen = await look(session.client, place);
    place = seen.place;
    return seen;
  };
  const ask = Reflect.get(session.client, "query");
  const send = (given: unknown[]): Promise<unknown> => Reflect.apply(ask, session.client, given);

  const inTransaction = async (move: Move, given: unknown[]) => {
    const [before, started] = [await moment(), performance.now()];
    try {
      const answer = await send(given);
      const tookMs = performance.now() - started;
      kept.push({ move, declared: move.lock, traced: { before, after: await moment(), error: null, tookMs } });
      return answer;
    } catch (error) {
      kept.push({ move, declared: move.lock, traced: failed(before, error, performance.now() - started) });
      throw error;
    }
  };
  const alone = async (move: Move, given: unknown[]) => {
    const [before, started] = [await moment(), performance.now()];
    const { locks, error } = await heldUp(root, session.pid, () => send(given));
    const tookMs = performance.now() - started;
    const after = { ...(await moment()), locks, commands: [], read: before.read, written: before.written };
    const traced = error === null ? { before, after, error: null, tookMs } : failed(before, error, tookMs);
    kept.push({ move, declared: move.lock, traced });
    if (error !== null) throw error;
  };
  const client = new Proxy(session.client, {
    get(target, name) {
      if (name !== "query") return Reflect.get(target, name, target);
      return (...given: unknown[]) => {
        const move = awaited.get(String(given[0]));
        if (move === undefined) return send(given);
        return move.how === "alone" ? alone(move, given) : inTransaction(move, given);
      };
    },
  });
  return {
    session: { ...session, client },
    watchFor: (moves) => {
      kept = [];
      awaited = new Map(moves.map((move) => [move.how === "batches" ? move.batch : move.text, move]));
      return kept;
    },
  };
}

export function failed(before: Moment, error: unknown, tookMs: number): Traced {
  return { before, after: null, error: error instanceof Error ? error.message : String(error), tookMs };
}
