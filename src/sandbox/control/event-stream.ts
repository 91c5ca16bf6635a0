import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import { asked } from "./phone-routes.ts";

const heartbeatMs = 15_000;

/** Server-sent events of one handset: `text` (arrived), `status` (of a text it sent), `call`. Ends when the network closes. */
export function eventStream(app: FastifyInstance, network: Network): void {
  const closers = new Set<() => void>();
  app.addHook("preClose", async () => {
    for (const close of closers) close();
  });

  app.get<{ Querystring: { phone?: string } }>("/sandbox/events", async (request, reply) => {
    const phone = asked(request.query.phone);
    if (phone === null) {
      return reply
        .code(400)
        .send({ code: "bad_request", field: "phone", message: "phone: write ?phone=%2B447700900123" });
    }
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    raw.write(`: events of ${phone}\n\n`);
    const unsubscribe = network.events.subscribe(phone, ({ event, about }) => {
      raw.write(`event: ${event}\ndata: ${JSON.stringify(about)}\n\n`);
    });
    const heartbeat = setInterval(() => raw.write(": still here\n\n"), heartbeatMs);
    const close = (): void => {
      raw.end();
    };
    closers.add(close);
    raw.on("close", () => {
      clearInterval(heartbeat);
      unsubscribe();
      closers.delete(close);
    });
    return reply;
  });
}
