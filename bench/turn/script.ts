import { jobWords } from "../carrier/webhooks.ts";
import { inSql, phonesMax } from "../gate/crowd.ts";

/** Clients of the bench; the script finds out whose turn it is as `partiesOf` does. */
export const turnClients = phonesMax;

const arriving = {
  client: inSql.client(":place"),
  number: inSql.sender(":place"),
  customer: inSql.mobile(":phone"),
  event: `jsonb_build_object('kind', 'text_arrived', 'carrierId', 'SM' || md5((:n)::text), 'from', ${inSql.mobile(":phone")},
    'to', ${inSql.sender(":place")}, 'body', '${jobWords}')::text`,
} as const;

const withCaller = `FROM customers c JOIN conversations t ON t."clientId" = c."clientId" AND t."customerId" = c.id
    WHERE c."clientId" = (:owner)::text AND c."phoneE164" = (:caller)::text AND t.mode = 'OPERATIONAL' AND t.intake IS NOT NULL`;

/**
 * What a turn says to the database, as bare SQL: a text arrives and is claimed, is looked at in a first transaction and
 * answered in a second one, and the answer is claimed and settled. `:name` is a parameter, as pgbench writes them.
 */
export const turnStatements = {
  next: `SELECT nextval('bench_turn')::integer AS n`,
  receive: `SELECT first FROM receive_event(ARRAY['event_' || (:n)::text], ARRAY['sms-in:' || (:n)::text], ARRAY['text_arrived'],
    ARRAY[${arriving.number}], ARRAY[${arriving.number} || '|' || ${arriving.customer}], ARRAY[${arriving.event}],
    decode(repeat('ab', 500), 'hex'), ARRAY[1], ARRAY[500], ARRAY['webhook'], ARRAY[NULL::timestamptz], now())`,
  // One row whether an event was due or not: pgbench gives up where there is none.
  claimEvent: `SELECT count(*)::integer AS taken, coalesce(min("clientId"), '') AS owner, coalesce(min(id), '') AS event,
    coalesce(min(fence), 0) AS lease, coalesce(min("ourNumber"), '') AS number, coalesce(min(event ->> 'from'), '') AS caller
    FROM claim_event(interval '6 seconds')`,
  tenant: `SELECT set_config('jobrun.tenant', (:owner)::text, true)`,
  client: `SELECT c.id, c."businessName", c."phoneE164", c.trade, c.timezone, n.phone, c."onboardingComplete",
      c."hoursInWords", c."areaInWords", c."calloutPence" FROM clients c LEFT JOIN numbers n ON n."clientId" = c.id AND n.state = 'assigned' WHERE c.id = (:owner)::text AND c."closedAt" IS NULL`,
  ours: `SELECT is_our_number((:caller)::text)`,
  readIntake: `SELECT t.id, t."customerId", t.intake ${withCaller}`,
  lockThread: `SELECT t.id AS conversation, t."customerId" AS customer, t.intake ${withCaller} FOR UPDATE OF t`,
  heard: `INSERT INTO messages (id, "clientId", "customerId", "conversationId", direction, type, body, "createdAt", "twilioSid")
    VALUES ('message_' || gen_random_uuid()::text, (:owner)::text, (:customer)::text, (:conversation)::text, 'INBOUND', 'SMS',
      '${jobWords}', now(), 'SM' || (:event)::text) ON CONFLICT ("twilioSid") DO NOTHING`,
  ignored: `SELECT ignored FROM ignored_callers WHERE "clientId" = (:owner)::text AND phone = (:caller)::text`,
  exchanged: `SELECT by, at, body FROM (
      (SELECT 'them' AS by, coalesce(e."happenedAt", e."receivedAt") AS at, m.body, e.seq
        FROM messages m JOIN inbox e ON e.key = 'sms-in:' || m."twilioSid" WHERE m."clientId" = (:owner)::text
          AND m."conversationId" = (:conversation)::text AND m.direction = 'INBOUND' AND m.type = 'SMS' ORDER BY e.seq DESC LIMIT 8)
      UNION ALL
      (SELECT 'us', o."queuedAt", o.body, o.seq FROM outbox o WHERE o."clientId" = (:owner)::text AND o.recipient = (:caller)::text
        AND o.state IN ('sending', 'accepted', 'unknown') ORDER BY o."queuedAt" DESC LIMIT 8)) exchange ORDER BY at, seq`,
  step: `INSERT INTO steps (id, "clientId", "conversationId", cause, input, output, "takenAt") VALUES ('step_' || (:event)::text,
    (:owner)::text, (:conversation)::text, (:event)::text, '{"heard":{"input":"text"}}', '{"intake":{"stage":"asked_place"}}', now())`,
  wait: `INSERT INTO timers ("clientId", id, kind, subject, "dueAt") VALUES ((:owner)::text, 'timer_' || (:event)::text, 'quiet',
    (:conversation)::text || '/' || (:event)::text, now() + interval '10 minutes') ON CONFLICT ("clientId", kind, subject) WHERE state = 'waiting' DO NOTHING`,
  intake: `UPDATE conversations SET intake = intake || '{"stage":"asked_place"}', "updatedAt" = now()
    WHERE "clientId" = (:owner)::text AND id = (:conversation)::text`,
  openLead: `SELECT count(*)::integer AS open FROM (SELECT id, number FROM leads WHERE "clientId" = (:owner)::text
    AND "conversationId" = (:conversation)::text AND enquiry = 1 FOR UPDATE) l`,
  leadNumber: `UPDATE clients SET "leadCount" = "leadCount" + 1 WHERE id = (:owner)::text RETURNING "leadCount" AS lead`,
  lead: `INSERT INTO leads (id, "clientId", "customerId", "conversationId", number, "jobType", urgency, location, "requestedTime", notes,
      state, "createdAt", "updatedAt", enquiry, "causeKind", "causeId", "movedAt")
    VALUES ('lead_' || (:event)::text, (:owner)::text, (:customer)::text, (:conversation)::text, (:lead)::integer, 'boiler pressure',
      'unknown', '', '', '${jobWords}', 'NEEDS_INFO', now(), now(), 1, 'event', (:event)::text, now())`,
  permit: `SELECT refusal, block, facts FROM grant_permit((:owner)::text, 'permit_' || (:event)::text, 'text_customer', (:caller)::text,
    (:number)::text, 'ask_place', (:event)::text || '/0', 'Which postcode is it? ' || (:event)::text, 1, now())`,
  queue: `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt")
    VALUES ((:owner)::text, 'text_' || (:event)::text, 'permit_' || (:event)::text, 'text_customer', (:caller)::text, (:number)::text,
      'ask_place', (:event)::text || '/0', 'Which postcode is it? ' || (:event)::text, 1, now(), now() + interval '30 minutes')`,
  said: `INSERT INTO messages (id, "clientId", "customerId", "conversationId", direction, type, body, "createdAt", "twilioSid")
    VALUES ('message_' || gen_random_uuid()::text, (:owner)::text, (:customer)::text, (:conversation)::text, 'OUTBOUND', 'SMS',
      'Which postcode is it?', now(), NULL)`,
  finish: `UPDATE inbox SET state = 'done', outcome = 'ask_place queued', reading = '{"job":"boiler pressure"}', "finishedAt" = now(),
      "leasedUntil" = NULL
    WHERE "clientId" = (:owner)::text AND id = (:event)::text AND fence = (:lease)::bigint AND state = 'waiting'`,
  claim: `SELECT count(*)::integer AS claimed, coalesce(min(t."clientId"), '') AS sender, coalesce(min(t.id), '') AS text,
      coalesce(min(t.fence), 0) AS fence FROM claim_text(interval '8 seconds', now()) t`,
  settle: `SELECT settle_text((:sender)::text, (:text)::text, (:fence)::bigint, 'accepted', 'SM' || (:text)::text, 1, NULL, NULL,
    interval '0', now()) AS settled`,
} as const;

type Name = keyof typeof turnStatements;

export const looking = ["tenant", "client", "ours", "readIntake"] as const satisfies readonly Name[];
export const answering = [
  "tenant",
  "ignored",
  "lockThread",
  "heard",
  "exchanged",
  "step",
  "intake",
  "wait",
  "openLead",
  "leadNumber",
  "lead",
  "permit",
  "queue",
  "said",
  "finish",
] as const satisfies readonly Name[];

const keepsRow = new Set<Name>(["next", "claimEvent", "lockThread", "leadNumber", "claim"]);

/** One turn after the other for pgbench. */
export function turnScript(): string {
  const places = [
    String.raw`\set phone :n % ${phonesMax}`,
    String.raw`\set place (:n + 1 + :n / ${phonesMax}) % ${turnClients}`,
  ];
  const turn = ["BEGIN;", ...looking.map(line), "COMMIT;", "BEGIN;", ...answering.map(line), "COMMIT;"];
  const sent = [line("claim"), String.raw`\if :claimed`, line("settle"), String.raw`\endif`];
  const end = String.raw`\endif`;
  return `${[line("next"), ...places, line("receive"), line("claimEvent"), String.raw`\if :taken`, ...turn, ...sent, end].join("\n")}\n`;
}

function line(name: Name): string {
  const statement = turnStatements[name];
  return keepsRow.has(name) ? `${statement}\n\\gset` : `${statement};`;
}
