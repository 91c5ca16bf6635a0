import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseFacts } from "../../src/domain/policy/facts.ts";
import {
  askingInTests,
  customer,
  customerPaused,
  notLive,
  now,
  optedOut,
  permits,
  proveRules,
  setClient,
  setPlatform,
  type Rule,
} from "./refusals/asking.ts";

const asking = askingInTests();

const clientPaused = setClient(`"outboundPaused" = true`);
const besideAPause: readonly Rule[] = [
  [
    "by an opt-out, where the client is paused too",
    "opted_out",
    { given: `${optedOut("CLIENT", customer)}; ${clientPaused}` },
  ],
  [
    "by what was said, where the client is paused too",
    "already_said",
    { given: `${permits(1, "1 day")}; ${clientPaused}`, slot: "old1" },
  ],
  [
    "by a cap, where the person is paused too",
    "cap_reached",
    { given: `${permits(6, "1 minute")}; ${customerPaused("CLIENT", customer)}` },
  ],
  [
    "by a client that is not live, where everything is paused",
    "client_not_live",
    { given: `${notLive}; ${setPlatform(`"outboundPaused" = true`)}` },
  ],
  [
    "by the platform, where all three are paused",
    "platform_paused",
    { given: `${setPlatform(`"outboundPaused" = true`)}; ${clientPaused}; ${customerPaused("CLIENT", customer)}` },
  ],
  [
    "by the client, where the person is paused too",
    "client_paused",
    { given: `${clientPaused}; ${customerPaused("CLIENT", customer)}` },
  ],
];

describe("the gate, where more than one thing is in the way, answers", () => proveRules(asking, besideAPause));

describe("the gate's answer", () => {
  it("is soft where something smaller may be asked for, and hard where it is silence", async () => {
    const given = notLive;
    const blocks = async (action: string) => (await asking().answerTo({ action, given })).block;
    assert.equal(await blocks("text_customer"), "SOFT");
    assert.equal(await blocks("send_booking_link"), "SOFT");
    assert.equal((await asking().answerTo({ given: optedOut("CLIENT", customer) })).block, "HARD");
    assert.equal(
      (await asking().answerTo({ action: "use_ai", given: setPlatform(`"aiDisabled" = true`) })).block,
      "SOFT",
    );
    assert.equal((await asking().answerTo({})).block, null);
  });

  it("comes with every fact that was seen, in words that the domain knows", async () => {
    const yes = await asking().answerTo({});
    const no = await asking().answerTo({
      to: "60006",
      given: setClient(`"alertsPaused" = true, "billingStatus" = 'past_due', "pastDueSince" = ${now}`),
    });
    assert.notEqual(parseFacts(yes.facts), null);
    assert.deepEqual(no.facts, { ...yes.facts, recipient: "not_textable", alerts: "off", billing: "grace" });
    assert.equal(no.refusal, "not_textable");
  });

  it("comes with the facts as well where nothing is known, each with a value of its own", async () => {
    const { root } = asking().bench;
    const { rows } = await root.query<{ facts: unknown }>(
      `SELECT to_jsonb(read_facts('client_nobody', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ${now})) AS facts`,
    );
    const facts = parseFacts(rows[0]?.facts);
    assert.deepEqual(
      [facts?.client, facts?.sender, facts?.recipient, facts?.onboarding, facts?.billing, facts?.clientOutbound],
      ["unknown", "not_allowed", "not_textable", "not_live", "none", "paused"],
    );
    assert.deepEqual(
      [facts?.alerts, facts?.ai, facts?.booking, facts?.wrote],
      ["off", "off", "not_possible", "not_lately"],
    );
  });

  it("is a no about a client that does not exist, and nothing is kept", async () => {
    const { bench, client } = asking();
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

  it("is about the client that was asked about, whoever's tenant it is that asks", async () => {
    const { bench, client, stranger } = asking();
    const results = await bench.root.query<{ refusal: string }>(
      `BEGIN; ${optedOut(stranger.id, customer)}; SELECT set_config('jobrun.tenant', '${client.id}', true);
       SELECT gate_refusal('${stranger.id}', 'text_customer', '${customer}', '${stranger.number}', ${now}, ${now}) AS refusal; ROLLBACK`,
    );
    assert.ok(Array.isArray(results));
    assert.deepEqual(results[3]?.rows, [{ refusal: "opted_out" }]);
  });

  it("is an error to a question without a tenant", async () => {
    const { root } = asking().bench;
    const asked = `SET LOCAL ROLE jobrun_app; SELECT grant_permit(NULL, 'p', 'text_customer', '${customer}', 'x', 't', 's', 'b', 1, ${now})`;
    await assert.rejects(root.query(asked));
  });

  for (const call of [
    "grant_permit(client, 'p', 'text_customer', person, sender, 't', 's', 'b', 1, at)",
    "read_facts(other, 'text_customer', person, sender, 't', 's', 'h', 1, NULL, at)",
  ]) {
    it(`leaves the caller's tenant as it was: ${call.split("(")[0]}`, async () => {
      const { bench, client, stranger } = asking();
      const filled = call
        .replace("client", `'${client.id}'`)
        .replace("other", `'${stranger.id}'`)
        .replace("person", `'${customer}'`)
        .replace("sender", `'${client.number}'`)
        .replace("at)", `${now})`);
      const results = await bench.root.query<{ tenant: string }>(
        `BEGIN; SELECT set_config('jobrun.tenant', '${client.id}', true); SELECT ${filled}; SELECT current_tenant() AS tenant; ROLLBACK`,
      );
      assert.ok(Array.isArray(results));
      assert.deepEqual(results[3]?.rows, [{ tenant: client.id }]);
    });
  }
});
