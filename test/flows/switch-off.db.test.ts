import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TextAction } from "../../src/domain/action.ts";
import { parseClientId } from "../../src/domain/ids.ts";
import type { Scope, Switch } from "../../src/domain/scope.ts";
import { drainBoundMs, switchOff } from "../../src/flows/switch-off.ts";
import { claimUnknown } from "../../src/store/look-ups.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { settleText, type Claim, type Settlement } from "../../src/store/outbox.ts";
import { until } from "../support/until.ts";
import { mobile, claimToSend, noon, openGateBench, type GateBench, type LiveClient } from "../gate/gate-bench.ts";

const leaseMs = 8_000;

let bench: GateBench;
let operator: OperatorStore;
let client: LiveClient;

before(async () => {
  bench = await openGateBench();
  operator = openOperatorStore(bench.database.operatorUrl);
});
after(async () => {
  await operator.close();
  await bench.close();
});
beforeEach(async () => {
  client = await bench.liveClient();
});

const press = (what: Switch) => ({ what, reason: "a fire drill", by: "Ann" });
const off = (scope: Scope, what: Switch = "outbound", boundMs = 40) =>
  switchOff(bench.store, scope, press(what), { now: noon, boundMs });
const on = (scope: Scope, what: Switch = "outbound") => operator.pressOn(scope, press(what), noon);

const scopes = {
  platform: (): Scope => ({ level: "platform" }),
  client: (): Scope => ({ level: "client", clientId: client.id }),
  customer: (): Scope => ({ level: "customer", clientId: client.id, phone: mobile(1) }),
} as const;

async function claimed(): Promise<Claim> {
  const claim = await claimToSend(bench.store, leaseMs, noon);
  assert.ok(claim !== null, "nothing was claimed");
  return claim;
}

const accepted = { state: "accepted", carrierId: "SM1", segments: 1 } as const;
const settle = (claim: Claim, settlement: Settlement = accepted) =>
  bench.store.withTenant(claim.clientId, (tx) => settleText(tx, claim, settlement, noon));

describe("a switch", () => {
  it("is refused kindly for a client that does not exist", async () => {
    const clientId = parseClientId("client_nobody");
    assert.ok(clientId !== null);
    assert.deepEqual(await off({ level: "client", clientId }), { refused: "no_such_client" });
    assert.deepEqual(await off({ level: "customer", clientId, phone: mobile(1) }), { refused: "no_such_client" });
    assert.equal(await on({ level: "client", clientId }), "no_such_client");
  });

  it("of a customer is of what goes out, and of nothing else", async () => {
    assert.deepEqual(await off(scopes.customer(), "alerts"), { refused: "no_such_switch" });
    assert.deepEqual(await off(scopes.customer(), "ai"), { refused: "no_such_switch" });
  });

  for (const what of ["ai", "alerts", "outbound"] as const) {
    it(`of ${what} is off for its client and for no other, until the operator switches it on`, async () => {
      const column = { ai: "aiDisabled", alerts: "alertsPaused", outbound: "outboundPaused" }[what];
      const read = async () =>
        (
          await bench.root.query<{ id: string }>(
            `SELECT id FROM clients WHERE "${column}" UNION ALL SELECT id FROM platform WHERE "${column}"`,
          )
        ).rows;
      await off(scopes.client(), what);
      assert.deepEqual(await read(), [{ id: client.id }]);
      await on(scopes.client(), what);
      await off(scopes.platform(), what);
      assert.deepEqual(await read(), [{ id: "platform" }]);
      await on(scopes.platform(), what);
      assert.deepEqual(await read(), []);
    });
  }

  it("that is pressed twice is off all the same, and each press is kept", async () => {
    for (const scope of Object.values(scopes)) {
      for (const _ of [1, 2]) assert.equal(stateOf(await off(scope())), "drained");
      assert.equal(await on(scope()), "pressed");
      assert.equal(await on(scope()), "pressed");
    }
  });

  it("waits ten seconds for what is under way, longer than a lease", () => {
    assert.equal(drainBoundMs, 10_000);
    assert.ok(drainBoundMs > leaseMs);
  });
});

const stateOf = (done: Awaited<ReturnType<typeof off>>) => ("state" in done ? done.state : done.refused);

/** What each pause waits for, by house rule: what it stops. */
const waited: readonly (readonly [what: Switch, level: keyof typeof scopes, action: TextAction, waits: boolean])[] = [
  ["outbound", "platform", "text_customer", true],
  ["outbound", "platform", "text_owner", true],
  ["outbound", "platform", "text_safety", true],
  ["outbound", "client", "text_customer", true],
  ["outbound", "client", "text_owner", false],
  ["outbound", "client", "text_safety", false],
  ["outbound", "customer", "text_customer", true],
  ["outbound", "customer", "text_safety", false],
  ["alerts", "platform", "text_owner", true],
  ["alerts", "client", "text_owner", true],
  ["alerts", "client", "text_customer", false],
  ["ai", "platform", "text_customer", false],
];

describe("switching off while a text is under way", () => {
  for (const [what, level, action, waits] of waited) {
    it(`${what} of the ${level} ${waits ? "names" : "does not wait for"} ${action}, until its sender has told`, async () => {
      const id = await bench.queue(client, action === "text_owner" ? client.owner : mobile(1), { action });
      const claim = await claimed();
      const during = await off(scopes[level](), what);
      assert.equal(stateOf(during), waits ? "paused" : "drained");
      if ("inFlight" in during) assert.deepEqual(during.inFlight, [id]);
      await settle(claim);
      assert.equal(stateOf(await off(scopes[level](), what)), "drained");
      await on(scopes[level](), what);
    });
  }

  for (const [level, lock] of [
    ["platform", "platform"],
    ["client", "client:CLIENT"],
    ["customer", `customer:CLIENT:${mobile(1)}`],
  ] as const) {
    it(`of the ${level} waits for a claim that has read the switches and is not over`, async () => {
      const key = lock.replace("CLIENT", client.id);
      await bench.root.query(`BEGIN; SELECT pg_advisory_xact_lock_shared(hashtextextended('${key}', 0))`);
      const pausing = off(scopes[level]());
      try {
        await until("the press waits", async () => {
          const { rows } = await bench.root.query<{ waits: boolean }>(
            `SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
               WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted) AS waits`,
          );
          return rows[0]?.waits;
        });
      } finally {
        await bench.root.query("COMMIT");
      }
      assert.equal(stateOf(await pausing), "drained");
      await on(scopes[level]());
    });
  }

  it("does not wait for a text whose outcome nobody knows, nor while it is looked up", async () => {
    const id = await bench.queue(client, mobile(1));
    await settle(await claimed(), { state: "unknown", reason: "time-out" });
    const lookedUp = await bench.store.withoutTenant((tx) => claimUnknown(tx, 60_000, 0));
    assert.equal(lookedUp?.id, id);
    assert.equal(stateOf(await off(scopes.client())), "drained");
    await on(scopes.client());
  });

  it("does not wait for a sender that came back late and begins nothing, though its text counts as unknown", async () => {
    const id = await bench.queue(client, mobile(1));
    const claim = await claimed();
    await bench.root.query(`UPDATE outbox SET "leasedUntil" = now() - interval '1 s' WHERE id = $1`, [id]);
    assert.equal(await claimToSend(bench.store, leaseMs, noon), null);
    assert.equal((await bench.text(id)).state, "unknown");
    assert.equal(stateOf(await off(scopes.client())), "paused");
    assert.equal(await settle(claim, { state: "queued", errorCode: "held_up", reason: "late", againInMs: 0 }), false);
    assert.equal((await bench.text(id)).state, "unknown");
    assert.equal(stateOf(await off(scopes.client())), "drained");
    await on(scopes.client());
  });

  it("waits for no text of another client, and of no other customer", async () => {
    const stranger = await bench.liveClient();
    await bench.queue(stranger, mobile(1));
    await bench.queue(client, mobile(2));
    const claims = [await claimed(), await claimed()];
    assert.equal(stateOf(await off(scopes.customer())), "drained");
    await Promise.all(claims.map((claim) => settle(claim)));
    await on(scopes.customer());
  });

  it("is drained as soon as the sender has told, and says how long that took", async () => {
    await bench.queue(client, mobile(1));
    const claim = await claimed();
    const pausing = off(scopes.client(), "outbound", 5_000);
    setTimeout(() => void settle(claim), 100);
    const done = await pausing;
    assert.ok("tookMs" in done && done.state === "drained");
    assert.ok(done.tookMs >= 90 && done.tookMs < 1_000, `${done.tookMs} ms`);
    await on(scopes.client());
  });
});
