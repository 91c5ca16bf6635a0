import type { FastifyInstance } from "fastify";
import type { Doors, HealthReport } from "./doors.ts";
import { onceInAWhile } from "./once-in-a-while.ts";

/** A flood of probes must not reach the database. */
const freshMs = 1_000;
const probeTimeoutMs = 2_000;

/** Open to everybody: it says how we are, and nothing of whom we serve. */
export async function healthRoutes(app: FastifyInstance, doors: Doors): Promise<void> {
  const ask = onceInAWhile(doors.health, freshMs, probeTimeoutMs);
  const report = () => ask().catch(unanswered);

  for (const path of ["/health", "/api/health"]) {
    app.get(path, async (_request, reply) => {
      const health = await report();
      return reply.code(codeFor(health)).send(health);
    });
  }

  // The loop turns, or nobody would answer.
  app.get("/health/live", async () => ({ status: "ok" }));

  app.get("/health/ready", async (_request, reply) => {
    const { status } = await report();
    return reply.code(status === "unhealthy" ? 503 : 200).send({ status });
  });

  const version = onceInAWhile(doors.version, freshMs, probeTimeoutMs);
  app.get("/api/version", async () => version());
}

function codeFor({ status }: HealthReport): 200 | 503 {
  return status === "unhealthy" ? 503 : 200;
}

/** A health check that fails is an answer too. */
function unanswered(): HealthReport {
  return {
    status: "unhealthy",
    uptime: process.uptime(),
    timestamp: new Date().toISOString(),
    checks: [{ name: "health", state: "unhealthy", reason: "the checks did not answer" }],
  };
}
