import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import fastify from "fastify";
import type { Doors } from "./doors.ts";
import { answerErrors, makeErrorAnswer } from "./errors.ts";
import { healthRoutes } from "./health-routes.ts";
import { metricsRoutes } from "./metrics-routes.ts";
import { connectionsMax, serverOptions } from "./server-limits.ts";
import { stripeRoutes } from "./stripe-routes.ts";
import { termsRoutes } from "./terms-routes.ts";
import { twilioRoutes } from "./twilio-routes.ts";

/** Every HTTP door, each in a scope of its own with its guard. The caller listens and closes. */
export function buildApp(doors: Doors): FastifyInstance {
  const app = bareApp(doors.log);
  app.register((scope) => twilioRoutes(scope, doors), { prefix: "/api/twilio" });
  app.register(stripeRoutes, { prefix: "/api/stripe" });
  app.register((scope) => healthRoutes(scope, doors));
  app.register(termsRoutes);
  const { metrics } = doors;
  if (metrics !== null) app.register((scope) => metricsRoutes(scope, metrics));
  return app;
}

/** Metrics alone, for a port of their own (METRICS_PORT). */
export function buildMetricsApp(doors: { metrics: NonNullable<Doors["metrics"]>; log: Doors["log"] }): FastifyInstance {
  const app = bareApp(doors.log);
  app.register((scope) => metricsRoutes(scope, doors.metrics));
  return app;
}

function bareApp(log: Doors["log"]): FastifyInstance {
  const app = fastify({
    ...serverOptions,
    logger: false,
    genReqId: makeRequestIds(),
    requestIdHeader: false,
    trustProxy: false,
    frameworkErrors: makeErrorAnswer(log),
  });
  app.server.maxConnections = connectionsMax;
  answerErrors(app, log);
  return app;
}

function makeRequestIds(): () => string {
  const start = randomBytes(4).toString("hex");
  let count = 0;
  return () => {
    count += 1;
    return `${start}-${count.toString(36)}`;
  };
}
