import type { FastifyInstance } from "fastify";
import type { MetricsPage } from "./doors.ts";

export async function metricsRoutes(app: FastifyInstance, metrics: () => Promise<MetricsPage>): Promise<void> {
  app.get("/metrics", async (_request, reply) => {
    const { contentType, body } = await metrics();
    return reply.type(contentType).send(body);
  });
}
