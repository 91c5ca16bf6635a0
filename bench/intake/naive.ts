import { randomUUID } from "node:crypto";
import fastify from "fastify";
import pg from "pg";
import { validateRequest } from "twilio/lib/webhooks/webhooks.js";
import { referenceTable } from "./reference-row.ts";

export type NaiveOrder = { readonly url: string; readonly authToken: string; readonly connections: number };

const insert = {
  name: "naive",
  text: `INSERT INTO ${referenceTable} ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, raw, door, "receivedAt")
    SELECT coalesce(n."clientId", 'client_jobrun'), $1, nextval('inbox_seq'), $2, 'text_arrived', n.role, $3, $4, $5, $6, 'webhook', now()
    FROM numbers n WHERE n.phone = $3 ON CONFLICT (key) DO NOTHING`,
} as const;

// The server that one would write first: the same libraries, each request a commit of its own.
process.once("message", (order: NaiveOrder) => void serve(order).then((url) => process.send?.(url)));

async function serve({ url, authToken, connections }: NaiveOrder): Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const app = fastify();
  const asForm = { parseAs: "buffer" } as const;
  app.addContentTypeParser("application/x-www-form-urlencoded", asForm, (_request, body, done) => done(null, body));
  app.post("/api/twilio/sms", async (request, reply) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const fields = Object.fromEntries(new URLSearchParams(raw.toString()));
    const signature = String(request.headers["x-twilio-signature"]);
    const address = `http://${request.headers.host ?? ""}${request.url}`;
    if (!validateRequest(authToken, signature, address, fields)) return reply.code(403).send();
    const { MessageSid = "", From = "", To = "", Body = "" } = fields;
    const event = JSON.stringify({ kind: "text_arrived", carrierId: MessageSid, from: From, to: To, body: Body });
    await pool.query({
      ...insert,
      values: [`event_${randomUUID()}`, `sms-in:${MessageSid}`, To, `${To}|${From}`, event, raw],
    });
    return reply.type("text/xml").send("<Response/>");
  });
  return app.listen({ host: "127.0.0.1", port: 0 });
}
