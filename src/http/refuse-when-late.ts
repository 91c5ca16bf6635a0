import type { FastifyInstance, onRequestHookHandler } from "fastify";
import { refusals } from "./refusal.ts";

const lookEveryMs = 50;
/** A carrier waits for 3,500 ms: what is begun within this of a turn is answered in time. */
const turnMaxMs = 1_000;

/**
 * Too much to do shows first as a turn of the loop that does not end: what came in with it waits in its sockets, where nobody
 * counts it. So the rest of such a turn is refused, unread, and told to come again, and what was begun is answered in time.
 */
export function refuseWhenLate(app: FastifyInstance): onRequestHookHandler {
  const isLate = watchTurns(app, turnMaxMs);
  return (_request, _reply, done) => (isLate() ? done(refusals.overloaded()) : done());
}

/** Whether this turn of the loop has lasted longer than so many milliseconds. */
export function watchTurns(app: Pick<FastifyInstance, "addHook">, longestMs: number): () => boolean {
  let turnedAt = performance.now();
  const timer = setInterval(() => (turnedAt = performance.now()), lookEveryMs).unref();
  app.addHook("onClose", async () => clearInterval(timer));
  return () => performance.now() - turnedAt > lookEveryMs + longestMs;
}
