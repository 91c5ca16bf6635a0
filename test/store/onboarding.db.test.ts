import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { houseClient, parseClientId, type ClientId } from "../../src/domain/ids.ts";
import type { Phone } from "../../src/domain/phone.ts";
import { completeOnboarding, insertClient, keepTestCall } from "../../src/store/clients.ts";
import { addNumber, assignNumber, releaseNumber } from "../../src/store/numbers.ts";
import { callFrom, noon, openInboxBench, phone, textFrom, type InboxBench } from "./inbox-bench.ts";

const friend = "+447700900500";
const minute = (count: number) => noon.add({ minutes: count });

type Owner = { readonly id: ClientId; readonly phone: Phone; readonly number: Phone };

let bench: InboxBench;
let made = 0;
let owner: Owner;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());
beforeEach(async () => {
  owner = await newOwner();
});

/** Somebody who has said everything there is to say, and has a number in the pool that is not yet theirs. */
async function newOwner(): Promise<Owner> {
  made += 1;
  const id = parseClientId(`client_${made}`);
  assert.ok(id !== null);
  const fresh = {
    id,
    phone: phone(`+447700900${String(600 + made)}`),
    number: phone(`+441632960${String(100 + made)}`),
  };
  const said = {
    businessName: "Reed Plumbing",
    ownerName: "Ann",
    trade: "plumber",
    timeZone: "Europe/London",
    agreedBy: "Ann",
  };
  await bench.store.withTenant(id, (tx) => insertClient(tx, { id, ownerPhone: fresh.phone, ...said }, noon));
  await bench.store.withoutTenant((tx) => addNumber(tx, fresh.number, "OPERATIONAL", null, noon));
  return fresh;
}

const complete = (id = owner.id, at = minute(30)) => bench.store.withTenant(id, (tx) => completeOnboarding(tx, id, at));
const assign = (at = minute(10)) =>
  bench.store.withTenant(owner.id, (tx) => assignNumber(tx, owner.number, owner.id, at));
const forget = (columns: string) => bench.root.query(`UPDATE clients SET ${columns} WHERE id = $1`, [owner.id]);

/** A call reaches a number, and is kept as the test call of the owner. */
async function testCall(from = friend, to = owner.number, at = minute(20)): Promise<void> {
  const event = callFrom(from, to, `CA${(made += 1)}`);
  await bench.store.insertEvents([event], at);
  await keep(event.key);
}

async function keep(key: string, whose = owner.id): Promise<void> {
  const { rows } = await bench.root.query<{ id: string }>("SELECT id FROM inbox WHERE key = $1", [key]);
  await bench.store.withTenant(whose, (tx) => keepTestCall(tx, whose, rows[0]?.id ?? "", minute(21)));
}

async function clientRow(id = owner.id): Promise<Record<string, unknown> | undefined> {
  const { rows } = await bench.root.query<Record<string, unknown>>(
    `SELECT "onboardingComplete" AS live, "liveBecause" AS because, "billingStatus"::text AS billing, "liveAt"::text AS "liveAt",
       "trialUsedAt"::text AS "trialUsedAt", "trialEndsAt"::text AS "trialEndsAt" FROM clients WHERE id = $1`,
    [id],
  );
  return rows[0];
}

describe("set-up is not complete", () => {
  const missing: Readonly<Record<string, string>> = {
    business_name: `"businessName" = '  '`,
    owner_phone: `"phoneE164" = NULL`,
    agreement: `"agreedAt" = NULL`,
    alert_preference: `"alertPreference" = NULL`,
  };
  for (const [name, columns] of Object.entries(missing)) {
    it(`without ${name}`, async () => {
      await assign();
      await testCall();
      await forget(columns);
      assert.deepEqual(await complete(), [name]);
      assert.equal((await clientRow())?.["live"], false);
    });
  }
  it("where nobody is named who agreed", async () => {
    await assign();
    await testCall();
    await forget(`"agreedBy" = NULL`);
    assert.deepEqual(await complete(), ["agreement"]);
  });
  it("without a number, and so without a test call to it", async () => {
    assert.deepEqual(await complete(), ["number", "test_call"]);
  });
  it("without a test call", async () => {
    await assign();
    assert.deepEqual(await complete(), ["test_call"]);
  });
  it("without anything, and says all of it at once", async () => {
    await forget(Object.values(missing).join(", "));
    assert.deepEqual(await complete(), [
      "business_name",
      "owner_phone",
      "agreement",
      "alert_preference",
      "number",
      "test_call",
    ]);
  });

  it("by a call from the owner's own phone", async () => {
    await assign();
    await testCall(owner.phone);
    assert.deepEqual(await complete(), ["test_call"]);
  });
  it("by a call from before the number was the client's, which is the house's event and no evidence", async () => {
    const early = callFrom(friend, owner.number, `CA${(made += 1)}`);
    await bench.store.insertEvents([early], minute(5));
    await assign();
    await assert.rejects(keep(early.key), { code: "23503" });
    assert.deepEqual(await complete(), ["test_call"]);
  });
  it("by a call that came a moment before the assignment, though it is the client's event", async () => {
    await assign(minute(10));
    await testCall(friend, owner.number, minute(10).subtract({ milliseconds: 1 }));
    assert.deepEqual(await complete(), ["test_call"]);
  });
  it("by a text instead of a call", async () => {
    await assign();
    const text = textFrom(friend, owner.number, `SM${(made += 1)}`);
    await bench.store.insertEvents([text], minute(20));
    await keep(text.key);
    assert.deepEqual(await complete(), ["test_call"]);
  });
  it("by a call to a number that the client had before", async () => {
    await assign();
    await testCall();
    await bench.store.withTenant(owner.id, (tx) => releaseNumber(tx, owner.number, owner.id, minute(22)));
    const next = phone(`+441632960${900 + made}`);
    await bench.store.withoutTenant((tx) => addNumber(tx, next, "OPERATIONAL", null, noon));
    await bench.store.withTenant(owner.id, (tx) => assignNumber(tx, next, owner.id, minute(15)));
    assert.deepEqual(await complete(), ["test_call"]);
  });
  it("by a call of another client, which the database does not even take as evidence", async () => {
    await assign();
    const mine = owner;
    owner = await newOwner();
    await assign();
    const theirs = callFrom(friend, owner.number, `CA${(made += 1)}`);
    await bench.store.insertEvents([theirs], minute(20));
    await assert.rejects(keep(theirs.key, mine.id), { code: "23503" });
    assert.deepEqual(await complete(mine.id), ["test_call"]);
  });
  it("for a closed client, for the house, and for one that another tenant asks about", async () => {
    await assign();
    await testCall();
    assert.deepEqual(await complete(houseClient), ["client"]);
    const stranger = await newOwner();
    assert.deepEqual(await bench.store.withTenant(stranger.id, (tx) => completeOnboarding(tx, owner.id, noon)), [
      "client",
    ]);
    await forget(`"closedAt" = now()`);
    assert.deepEqual(await complete(), ["client"]);
  });
});

describe("set-up that is complete", () => {
  const live = {
    live: true,
    because: "proven",
    billing: "trial",
    liveAt: "2026-11-23 12:30:00+00",
    trialUsedAt: "2026-11-23 12:30:00",
    trialEndsAt: "2026-11-30 12:30:00+00",
  };
  beforeEach(async () => {
    await assign();
    await testCall();
  });

  it("makes the client live by proof and starts the trial", async () => {
    assert.deepEqual(await complete(), []);
    assert.deepEqual(await clientRow(), live);
  });
  it("is so with a call from the very moment of the assignment", async () => {
    await testCall(friend, owner.number, minute(10));
    assert.deepEqual(await complete(), []);
  });
  it("is not begun again: a second asking starts no second trial, even when something is missing by now", async () => {
    await complete();
    await forget(`"alertPreference" = NULL, "billingStatus" = 'canceled'`);
    assert.deepEqual(await complete(owner.id, minute(60)), []);
    assert.deepEqual(await clientRow(), { ...live, billing: "canceled" });
  });
  it("begins no trial for who pays already", async () => {
    await bench.root.query(
      `SELECT set_config('jobrun.tenant', $1, false), move_billing($1, NULL, 'paying', 'because', 'a test', now())`,
      [owner.id],
    );
    assert.deepEqual(await complete(), []);
    assert.deepEqual(await clientRow(), { ...live, billing: "active", trialUsedAt: null, trialEndsAt: null });
  });
  it("by two at once is done once", async () => {
    const answers = await Promise.all([complete(owner.id, minute(30)), complete(owner.id, minute(30))]);
    assert.deepEqual(answers, [[], []]);
    assert.deepEqual(await clientRow(), live);
  });
  it("is nothing that a row can say of itself: live without a reason does not stand, nor a reason without being live", async () => {
    await assert.rejects(forget(`"onboardingComplete" = true`), {
      code: "23514",
      constraint: "clients_live_is_explained",
    });
    await assert.rejects(forget(`"liveBecause" = 'proven'`), {
      code: "23514",
      constraint: "clients_live_is_explained",
    });
  });
});
