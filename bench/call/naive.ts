import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import fastify from "fastify";
import pg from "pg";
import { validateRequest } from "twilio/lib/webhooks/webhooks.js";

/** `carrierUrl` is the carrier's API. */
export type NaiveOrder = {
  readonly url: string;
  readonly authToken: string;
  readonly accountSid: string;
  readonly carrierUrl: string;
  readonly connections: number;
};

type Row = Readonly<Record<string, string>>;

/** What the house's functions do with a call, and nothing around them: no conversation, no customer, no message kept. */
const statements = {
  receive: `SELECT first FROM receive_event(ARRAY[$1], ARRAY[$2], ARRAY['call_arrived'], ARRAY[$3], ARRAY[$4], ARRAY[$5], $6::bytea,
    ARRAY[1], ARRAY[length($6::bytea)], ARRAY['webhook'], ARRAY[NULL::timestamptz], now())`,
  claimEvent: `SELECT "clientId" AS client, id, fence, event ->> 'from' AS caller, "ourNumber" AS number FROM claim_event(interval '6 seconds')`,
  tenant: `SELECT set_config('jobrun.tenant', $1, true)`,
  permit: `SELECT refusal FROM grant_permit($1, $2, 'text_customer', $3, $4, 'send_first_text', $5, $6, 1, now())`,
  queue: `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt")
    VALUES ($1, $2, $2, 'text_customer', $3, $4, 'send_first_text', $5, $6, 1, now(), now() + interval '15 minutes')`,
  finish: `UPDATE inbox SET state = 'done', outcome = 'answered', "finishedAt" = now(), "leasedUntil" = NULL
    WHERE "clientId" = $1 AND id = $2 AND fence = $3`,
  claimText: `SELECT "clientId" AS client, id, fence, sender, recipient, body FROM claim_text(interval '8 seconds', now())`,
  settle: `SELECT settle_text($1, $2, $3, 'accepted', $4, 1, NULL, NULL, interval '0', now())`,
} as const;

const words = "Hi, it's a business (automated). Sorry we missed your call. What's the problem and your postcode?";

// The program that one would write first: it answers the webhook, and goes straight on to the text.
process.once("message", (order: NaiveOrder) => void serve(order).then((url) => process.send?.(url)));

async function serve(order: NaiveOrder): Promise<string> {
  const pool = new pg.Pool({ connectionString: order.url, max: order.connections });
  const agent = new Agent({ keepAlive: true });
  const app = fastify();
  const asForm = { parseAs: "buffer" } as const;
  app.addContentTypeParser("application/x-www-form-urlencoded", asForm, (_request, body, done) => done(null, body));
  app.post("/api/twilio/voice", async (webhook, reply) => {
    const raw = Buffer.isBuffer(webhook.body) ? webhook.body : Buffer.alloc(0);
    const fields = Object.fromEntries(new URLSearchParams(raw.toString()));
    const address = `http://${webhook.headers.host ?? ""}${webhook.url}`;
    const signature = String(webhook.headers["x-twilio-signature"]);
    if (!validateRequest(order.authToken, signature, address, fields)) return reply.code(403).send();
    const { CallSid = "", From = "", To = "" } = fields;
    const event = JSON.stringify({ kind: "call_arrived", carrierId: CallSid, from: From, to: To, forwardedFrom: null });
    await ask(pool, "receive", [`event_${randomUUID()}`, `call-in:${CallSid}`, To, `${To}|${From}`, event, raw]);
    void answerCall(pool, order, agent);
    return reply.type("text/xml").send("<Response><Hangup/></Response>");
  });
  return app.listen({ host: "127.0.0.1", port: 0 });
}

async function answerCall(pool: pg.Pool, order: NaiveOrder, agent: Agent): Promise<void> {
  const [call] = await ask(pool, "claimEvent", []);
  if (call === undefined) return;
  const client = await pool.connect();
  await client.query("BEGIN");
  await queueText(client, call);
  await client.query("COMMIT");
  client.release();
  const [text] = await ask(pool, "claimText", []);
  if (text === undefined) return;
  const sid = await send(order, agent, text);
  await ask(pool, "settle", [text["client"], text["id"], text["fence"], sid]);
}

async function queueText(client: pg.ClientBase, call: Row): Promise<void> {
  const { client: owner, id: event, fence, caller, number } = call;
  const [id, slot] = [`text_${randomUUID()}`, `${event}/0`];
  await ask(client, "tenant", [owner]);
  const [answer] = await ask(client, "permit", [owner, id, caller, number, slot, words]);
  if (answer?.["refusal"] !== null) throw new Error(`a text of the bench was refused: ${String(answer?.["refusal"])}`);
  await ask(client, "queue", [owner, id, caller, number, slot, words]);
  await ask(client, "finish", [owner, event, fence]);
}

async function ask(db: pg.Pool | pg.ClientBase, name: keyof typeof statements, values: unknown[]): Promise<Row[]> {
  const { rows } = await db.query<Row>({ name, text: statements[name], values });
  return rows;
}

function send({ carrierUrl, accountSid, authToken }: NaiveOrder, agent: Agent, text: Row): Promise<string> {
  const { sender = "", recipient = "", body = "" } = text;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const options = {
    method: "POST",
    agent,
    auth: `${accountSid}:${authToken}`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
  const asked = request(`${carrierUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, options, (answer) => {
    let said = "";
    answer.setEncoding("utf8").on("data", (piece: string) => (said += piece));
    answer.on("end", () => resolve(/"sid":"(SM[0-9a-f]{32})"/.exec(said)?.[1] ?? ""));
  });
  asked.on("error", reject);
  asked.end(new URLSearchParams({ From: sender, To: recipient, Body: body }).toString());
  return promise;
}
