import type { FastifyInstance, onRequestHookHandler } from "fastify";
import type { Doors } from "./doors.ts";
import { overloaded } from "./refusal.ts";

const lookEveryMs = 50;
/** A carrier waits for 3,500 ms: what is begun within this of a turn is answered in time. */
const turnMaxMs = 1_000;

/**
 * Refuses what could not be answered in time, before anything of it is read: while so much waits for its commit that it would wait
 * as well, and for the rest of a turn of the loop that does not end, because what came in with it waits in its sockets, where
 * nobody counts it. Refusing costs little, so that a flood of refusals leaves time for what was begun.
 */
export function refuseTooMuch(app: FastifyInstance, { isFull }: Pick<Doors, "isFull">): onRequestHookHandler {
  const isLate = watchTurns(app, turnMaxMs);
  return (_request, _reply, done) => (isFull() || isLate() ? done(overloaded) : done());
}

/** Whether this turn of the loop has lasted longer than so many milliseconds. */
export function watchTurns(app: Pick<FastifyInstance, "addHook">, longestMs: number): () => boolean {
  let turnedAt = performance.now();
  const timer = setInterval(() => (turnedAt = performance.now()), lookEveryMs).unref();
  app.addHook("onClose", async () => clearInterval(timer));
  return () => performance.now() - turnedAt > lookEveryMs + longestMs;
}
