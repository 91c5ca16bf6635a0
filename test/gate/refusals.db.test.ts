import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { mobile, openGateBench, optOutRow, type GateBench, type LiveClient } from "./gate-bench.ts";

/** One question to grant_permit(), and the facts that were changed before it. */
type Question = {
  readonly action?: string | null;
  readonly to?: string | null;
  readonly from?: string;
  readonly slot?: string;
  readonly template?: string;
  readonly body?: string;
  /** SQL, where CLIENT, OWNER and NUMBER stand for the client's. */
  readonly given?: string;
};

const customer = mobile(1);
const later = "interval '1 second'";
const now = "timestamptz '2026-11-23T12:00:00Z'";

let bench: GateBench;
let client: LiveClient;
let stranger: LiveClient;

before(async () => {
  bench = await openGateBench();
  [client, stranger] = [await bench.liveClient(), await bench.liveClient()];
});
after(() => bench.close());

const filled = (sql: string) =>
  sql
    .replaceAll("CLIENT", client.id)
    .replaceAll("OWNER", client.owner)
    .replaceAll("NUMBER", client.number)
    .replaceAll("STRANGER", stranger.id);

/** The gate's answer with one fact changed: the reason, or null for a permit. Nothing of it stays. */
async function answerTo({
  action = "text_customer",
  to = customer,
  from = "NUMBER",
  slot = "slot",
  template = "greeting",
  body = "hello",
  given = "",
}: Question) {
  const { root } = bench;
  await root.query("BEGIN");
  try {
    await root.query(filled(given));
    await root.query("SET LOCAL ROLE jobrun_app");
    await root.query("SELECT set_config('jobrun.tenant', $1, true)", [client.id]);
    const values = [client.id, action, to === null ? null : filled(to), filled(from), slot];
    const { rows } = await root.query<{ refusal: string | null }>(
      `SELECT refusal FROM grant_permit($1, 'p', $2, $3, $4, $6, $5, $7, 1, ${now})`,
      [...values, template, body],
    );
    const kept = await root.query<{ permits: number; refusals: string[] }>(
      `SELECT (SELECT count(*)::int FROM permits WHERE id = 'p') AS permits,
        (SELECT coalesce(array_agg(reason), '{}') FROM refusals WHERE id = 'p') AS refusals`,
    );
    const refusal = rows[0]?.refusal ?? null;
    const expected = { permits: refusal === null ? 1 : 0, refusals: refusal === null ? [] : [refusal] };
    assert.deepEqual(kept.rows, [expected], "the answer is kept, and only a yes is a permit");
    return refusal;
  } finally {
    await root.query("ROLLBACK");
  }
}

const setClient = (columns: string) => `UPDATE clients SET ${columns} WHERE id = 'CLIENT'`;
const optedOut = (whose: string, who: string, cleared = false) => optOutRow(whose, who, cleared);
const customerPaused = (whose: string, who: string, paused = true) =>
  `INSERT INTO customer_pauses VALUES ('${whose}', '${who}', ${paused}, ${now})`;
const notLive = setClient(`"onboardingComplete" = false, "liveBecause" = NULL`);
const permits = (
  count: number,
  ago: string,
  wish: { action?: string; template?: string; hash?: string; to?: string } = {},
) =>
  `INSERT INTO permits SELECT 'CLIENT', 'old' || n, '${wish.action ?? "text_customer"}', '${wish.to ?? customer}', 'NUMBER',
     '${wish.template ?? "t"}', 'old' || n, 1, ${wish.hash ?? "'h'"}, '{}', ${now} - interval '${ago}' FROM generate_series(1, ${count}) n`;

const refused: readonly (readonly [rule: string, reason: string, question: Question])[] = [
  ["an action that is not on the table", "unknown_action", { action: "text_everybody" }],
  ["no action", "unknown_action", { action: null }],
  ["no row of switches", "platform_unknown", { given: "DELETE FROM platform" }],
  ["a platform that is paused", "platform_paused", { given: `UPDATE platform SET "outboundPaused" = true` }],
  ["a closed client", "client_closed", { given: setClient(`"closedAt" = ${now}`) }],
  ["another client's number as the sender", "sender_not_the_clients", { from: "+441632960002" }],
  ["a sender that nobody holds", "sender_not_the_clients", { from: "+441632960999" }],
  [
    "a number that was taken back",
    "sender_not_the_clients",
    { given: `UPDATE numbers SET state = 'quarantine', "clientId" = 'client_jobrun' WHERE phone = 'NUMBER'` },
  ],
  ["a landline", "not_textable", { to: "+441632960500" }],
  ["a personal number", "not_textable", { to: "+447012345678" }],
  ["a pager", "not_textable", { to: "+447612345678" }],
  ["another country", "not_textable", { to: "+12125550123" }],
  ["a short code", "not_textable", { to: "60006" }],
  ["a mobile with a line break after it", "not_textable", { to: `${customer}\n` }],
  ["a mobile of too many digits", "not_textable", { to: `${customer}0` }],
  ["nobody", "not_textable", { to: null }],
  ["a person who opted out", "opted_out", { given: optedOut("CLIENT", customer) }],
  [
    "a number of ours",
    "own_number",
    {
      to: "+447700900777",
      given: `INSERT INTO numbers (phone, role, state, "addedAt") VALUES ('+447700900777', 'SYSTEM', 'warm', ${now})`,
    },
  ],
  ["a client that is not live", "client_not_live", { given: notLive }],
  ["a client that never paid", "billing_lapsed", { given: setClient(`"billingStatus" = 'none'`) }],
  ["a client that canceled", "billing_lapsed", { given: setClient(`"billingStatus" = 'canceled'`) }],
  ["a trial at its end", "billing_lapsed", { given: setClient(`"billingStatus" = 'trial', "trialEndsAt" = ${now}`) }],
  ["a trial without an end", "billing_lapsed", { given: setClient(`"billingStatus" = 'trial', "trialEndsAt" = NULL`) }],
  [
    "three days past due",
    "billing_lapsed",
    { given: setClient(`"billingStatus" = 'past_due', "pastDueSince" = ${now} - interval '3 days'`) },
  ],
  [
    "past due since nobody knows when",
    "billing_lapsed",
    { given: setClient(`"billingStatus" = 'past_due', "pastDueSince" = NULL`) },
  ],
  ["a client that is paused", "client_paused", { given: setClient(`"outboundPaused" = true`) }],
  ["a customer who is paused", "customer_paused", { given: customerPaused("CLIENT", customer) }],
  [
    "a pause where it is not the only reason, by the other: no live client",
    "client_not_live",
    { given: `${notLive}; UPDATE platform SET "outboundPaused" = true` },
  ],
  [
    "a pause where it is not the only reason, by the other: an opt-out",
    "opted_out",
    { given: `${optedOut("CLIENT", customer)}; ${setClient(`"outboundPaused" = true`)}` },
  ],
  [
    "a pause where it is not the only reason, by the other: said already",
    "already_said",
    { given: `${permits(1, "1 day")}; ${setClient(`"outboundPaused" = true`)}`, slot: "old1" },
  ],
  [
    "a pause where it is not the only reason, by the other: a cap",
    "cap_reached",
    { given: `${permits(6, "1 minute")}; ${customerPaused("CLIENT", customer)}` },
  ],
  ["the owner as a customer", "owner_phone", { to: "OWNER" }],
  ["what was said already", "already_said", { given: permits(1, "1 day"), slot: "old1" }],
  ["a seventh text in ten minutes", "cap_reached", { given: permits(6, "9 minutes 59 seconds") }],
  ["a twenty-first text in a day", "cap_reached", { given: permits(20, "23 hours 59 minutes") }],

  ["an alert to somebody else than the owner", "not_the_owner", { action: "text_owner" }],
  [
    "an alert while the client's are off",
    "alerts_paused",
    { action: "text_owner", to: "OWNER", given: setClient(`"alertsPaused" = true`) },
  ],
  [
    "an alert while all are off",
    "alerts_paused",
    { action: "text_owner", to: "OWNER", given: `UPDATE platform SET "alertsPaused" = true` },
  ],
  [
    "an alert to an owner who opted out",
    "opted_out",
    { action: "text_owner", to: "OWNER", given: optedOut("CLIENT", "OWNER") },
  ],
  [
    "an alert to an owner who is paused as a person",
    "customer_paused",
    { action: "text_owner", to: "OWNER", given: customerPaused("CLIENT", "OWNER") },
  ],
  ["an alert of a client that is not live", "client_not_live", { action: "text_owner", to: "OWNER", given: notLive }],
  [
    "an alert while the platform is paused",
    "platform_paused",
    { action: "text_owner", to: "OWNER", given: `UPDATE platform SET "outboundPaused" = true` },
  ],
  [
    "an alert to an owner who has a number of ours",
    "own_number",
    {
      action: "text_owner",
      to: "OWNER",
      given: `INSERT INTO numbers (phone, role, state, "addedAt") VALUES ('OWNER', 'SYSTEM', 'warm', ${now})`,
    },
  ],

  [
    "safety advice while the platform is paused",
    "platform_paused",
    { action: "text_safety", given: `UPDATE platform SET "outboundPaused" = true` },
  ],
  [
    "safety advice to a person who opted out",
    "opted_out",
    { action: "text_safety", given: optedOut("CLIENT", customer) },
  ],
  ["safety advice to a landline", "not_textable", { action: "text_safety", to: "+441632960500" }],
  [
    "safety advice to a number of ours",
    "own_number",
    {
      action: "text_safety",
      to: "+447700900777",
      given: `INSERT INTO numbers (phone, role, state, "addedAt") VALUES ('+447700900777', 'SYSTEM', 'warm', ${now})`,
    },
  ],
  [
    "safety advice of a closed client",
    "client_closed",
    { action: "text_safety", given: setClient(`"closedAt" = ${now}`) },
  ],
];

const granted: readonly (readonly [rule: string, question: Question])[] = [
  ["a customer of a live client that pays", {}],
  ["a customer on the Isle of Man", { to: "+447624123456" }],
  [
    "a trial until the moment it ends",
    { given: setClient(`"billingStatus" = 'trial', "trialEndsAt" = ${now} + ${later}`) },
  ],
  [
    "past due for less than three days",
    { given: setClient(`"billingStatus" = 'past_due', "pastDueSince" = ${now} - interval '3 days' + ${later}`) },
  ],
  ["a person who opted out and came back", { given: optedOut("CLIENT", customer, true) }],
  ["a person who opted out of another client", { given: optedOut("STRANGER", customer) }],
  ["a sixth text in ten minutes", { given: permits(5, "1 minute") }],
  ["a text ten minutes after six", { given: permits(6, "10 minutes") }],
  ["a twentieth text in a day", { given: permits(19, "1 hour") }],
  ["a text a day after twenty", { given: permits(20, "1 day") }],
  ["a text beside many alerts", { given: permits(30, "1 minute", { action: "text_owner" }) }],
  [
    "a customer, while alerts are off",
    { given: `${setClient(`"alertsPaused" = true`)}; UPDATE platform SET "alertsPaused" = true` },
  ],
  ["an alert to the owner", { action: "text_owner", to: "OWNER" }],
  [
    "an alert to the owner of a paused client",
    { action: "text_owner", to: "OWNER", given: setClient(`"outboundPaused" = true`) },
  ],
  [
    "safety advice, though the client is paused",
    { action: "text_safety", given: setClient(`"outboundPaused" = true`) },
  ],
  ["safety advice, though the client is not live", { action: "text_safety", given: notLive }],
  [
    "safety advice, though the client does not pay",
    { action: "text_safety", given: setClient(`"billingStatus" = 'none'`) },
  ],
  ["safety advice, though the person is paused", { action: "text_safety", given: customerPaused("CLIENT", customer) }],
  ["a customer of whom another client's thread is paused", { given: customerPaused("STRANGER", customer) }],
  ["a customer beside one who is paused", { given: customerPaused("CLIENT", mobile(2)) }],
  ["a customer whose pause was lifted", { given: customerPaused("CLIENT", customer, false) }],
  ["safety advice beyond the cap", { action: "text_safety", given: permits(20, "1 minute") }],
];

describe("the gate refuses", () => {
  for (const [rule, reason, question] of refused) {
    it(`${rule}: ${reason}`, async () => assert.equal(await answerTo(question), reason));
  }

  it("a client that does not exist, and keeps nothing", async () => {
    const { root } = bench;
    const { rows } = await root.query<{ refusal: string }>(
      `SELECT gate_refusal('client_nobody', 'text_customer', '${customer}', '${client.number}', ${now}, ${now}) AS refusal`,
    );
    assert.deepEqual(rows, [{ refusal: "client_unknown" }]);
    const asked = `SET LOCAL ROLE jobrun_app; SELECT set_config('jobrun.tenant', 'client_nobody', true);
      SELECT grant_permit('client_nobody', 'p', 'text_customer', '${customer}', '${client.number}', 't', 's', 'b', 1, ${now})`;
    await assert.rejects(root.query(asked), { code: "23503" });
    assert.deepEqual((await root.query("SELECT 1 FROM permits")).rows, []);
  });

  it("a question without a tenant, with an error", async () => {
    const asked = `SET LOCAL ROLE jobrun_app; SELECT grant_permit(NULL, 'p', 'text_customer', '${customer}', '${client.number}', 't', 's', 'b', 1, ${now})`;
    await assert.rejects(bench.root.query(asked));
  });
});

describe("the gate grants", () => {
  for (const [rule, question] of granted) {
    it(rule, async () => assert.equal(await answerTo(question), null));
  }

  it("and the caller's tenant stands as before", async () => {
    const asked = `SET LOCAL ROLE jobrun_app; SELECT set_config('jobrun.tenant', '${client.id}', true);
      SELECT grant_permit('${client.id}', 'p', 'text_customer', '${customer}', '${client.number}', 't', 's', 'b', 1, ${now});
      SELECT current_tenant() AS tenant`;
    const results = await bench.root.query<{ tenant: string }>(`BEGIN; ${asked}; ROLLBACK`);
    assert.ok(Array.isArray(results));
    assert.deepEqual(results[4]?.rows, [{ tenant: client.id }]);
  });
});
