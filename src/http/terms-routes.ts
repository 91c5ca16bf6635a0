import type { FastifyInstance } from "fastify";
import { terms, termsPath } from "../domain/wording/terms.ts";

/** Open to everybody: what an owner who sets up by text is asked to agree to. */
export async function termsRoutes(app: FastifyInstance): Promise<void> {
  app.get(termsPath, async (_request, reply) => reply.type("text/plain; charset=utf-8").send(terms));
}
