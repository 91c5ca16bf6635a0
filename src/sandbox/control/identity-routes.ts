import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import { readWish } from "./read-wish.ts";
import { adoptWish } from "./wishes.ts";

export type Life = { stateFile: string | null; parent: () => number | null; adopt: ((parent: number) => void) | null };

/** Who this network is, so that a new start can recognise a running one and adopt it. */
export function identityRoutes(app: FastifyInstance, network: Network, life: Life): void {
  const identity = (): object => ({
    accountSid: network.accountSid,
    pid: process.pid,
    stateFile: life.stateFile,
    parent: life.parent(),
  });
  app.get("/sandbox/identity", async () => identity());

  app.post("/sandbox/adopt", async (request, reply) => {
    const wish = readWish(adoptWish, request.body, reply);
    if (wish === null) return reply;
    if (life.adopt === null) {
      const message = "this network has no parent: it runs until it is stopped";
      return reply.code(409).send({ code: "no_parent", field: "", message });
    }
    life.adopt(wish.parent);
    return reply.code(201).send(identity());
  });

  app.get("/", async (_, reply) =>
    reply.type("text/plain").send("JobRun's sandbox phone network. Its control API is described in docs/sandbox.md.\n"),
  );
}
