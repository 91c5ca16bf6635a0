import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Overloaded, StoreAway } from "../flows/store-away.ts";
import type { Doors } from "./doors.ts";
import { overloaded, Refusal, refusals } from "./refusal.ts";

/** Every error leaves as `{ code, message, requestId }`; what was not expected is told to the log and not to the caller. */
export function answerErrors(app: FastifyInstance, log: Doors["log"]): void {
  const answer = makeErrorAnswer(log);
  app.setErrorHandler(answer);
  app.setNotFoundHandler((request, reply) => {
    const known = request.url === "/api" || request.url.startsWith("/api/");
    answer(known ? refusals.notSignedIn() : refusals.notFound(), request, reply);
  });
}

export function makeErrorAnswer(log: Doors["log"]) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalFor(error);
    const { statusCode: status, code } = refusal;
    const requestId = request.id;
    const route = request.routeOptions.url ?? "unknown";
    if (refusal === overloaded) log({ what: "overloaded", route });
    else if (status >= 500) log({ what: "failed", route, status, code, requestId, error });
    else log({ what: "refused", route, status, code, requestId });
    if (refusal.retryAfterSeconds !== null) reply.header("retry-after", String(refusal.retryAfterSeconds));
    // A body that was not read to its end would be taken for the next request on the same socket.
    if (status === 413) reply.header("connection", "close");
    void reply.code(status).send({ code, message: refusal.message, requestId });
  };
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreAway) return refusals.storeAway();
  if (error instanceof Overloaded) return overloaded;
  const status = isFastifyError(error) ? (error.statusCode ?? 500) : 500;
  if (status === 413) return refusals.tooLarge();
  if (status === 415) return refusals.badForm();
  if (status >= 400 && status < 500) return new Refusal(status, "bad_request", "The request could not be understood.");
  return new Refusal(500, "internal", "Something went wrong here.");
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("FST_");
}
