import type { FastifyInstance, FastifyRequest } from "fastify";

const slot = "arrivedAtMs";

/** Notes of every request when it arrived. */
export function noteArrival(app: FastifyInstance): void {
  app.decorateRequest(slot, 0);
  app.addHook("onRequest", (request, _reply, done) => {
    request.setDecorator(slot, performance.now());
    done();
  });
}

/** From its arrival to now. */
export function secondsSince(request: FastifyRequest): number {
  return (performance.now() - request.getDecorator<number>(slot)) / 1_000;
}
