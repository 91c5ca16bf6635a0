import type { FastifyInstance } from "fastify";
import { refusals } from "./refusal.ts";

/** The carrier of money is told that nobody reads its events here, so that it keeps them and tries again. */
export async function stripeRoutes(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.post("/webhook", async () => {
    throw refusals.notConfigured();
  });
}
