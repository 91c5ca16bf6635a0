import type { TextAction } from "../../src/domain/action.ts";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { queueText } from "../../src/gate/outbox.ts";
import { ask, isPermit, type Permit } from "../../src/gate/system-gate.ts";
import { insertText, type QueuedText } from "../../src/store/outbox.ts";
import {
  minutesLater,
  mobile,
  noon,
  openGateBench,
  permitted,
  phone,
  requestOf,
  type GateBench,
  type LiveClient,
} from "./gate-bench.ts";

let bench: GateBench;
let client: LiveClient;
let slots = 0;

before(async () => {
  bench = await openGateBench(20);
  client = await bench.liveClient();
});
after(() => bench.close());

/** A granted permit of its own, and the outbox row that it allows. */
async function allowed(): Promise<QueuedText> {
  slots += 1;
  const request = requestOf(client, mobile(slots), { slot: `slot ${slots}` });
  const permit = await permitted(bench, request);
  return { ...request, permitId: permit.id, outboxId: `text_${slots}`, segments: 1, expiresAt: minutesLater(30) };
}

const insert = (text: QueuedText) => bench.store.withTenant(client.id, (tx) => insertText(tx, text, noon));

describe("a permit", () => {
  const others: Readonly<Record<string, Partial<QueuedText>>> = {
    "another permit's id": { permitId: "permit_none" },
    "other words": { body: "hello!" },
    "another person": { recipient: mobile(700) },
    "another template": { template: "farewell" },
    "another slot": { slot: "slot of another event" },
    "another action": { action: "text_safety" },
    "another sender": { sender: phone("+441632960999") },
    "more segments than were reckoned": { segments: 2 },
  };
  for (const [what, other] of Object.entries(others)) {
    it(`does not let ${what} into the outbox`, async () => {
      await assert.rejects(insert({ ...(await allowed()), ...other }), { code: "23503" });
    });
  }

  it("is needed whole: no part of what it binds may be left out", async () => {
    const text = await allowed();
    const bound = ["permitId", "action", "recipient", "template", "slot", "body", "sender", "segments"];
    for (const column of bound) {
      const columns = bound.map((each) => (each === column ? "NULL" : `$${each}$`));
      const row = columns.map((value) =>
        value === "NULL" ? value : `'${String(Reflect.get(text, value.replaceAll("$", "")))}'`,
      );
      const statement = `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt", "expiresAt")
        VALUES ('${client.id}', 'half', ${row.join(", ")}, now(), now() + interval '1 h')`;
      await assert.rejects(bench.root.query(statement), { code: "23502" }, column);
    }
  });

  it("and the text that it lets through say in their ids what they are", async () => {
    const permit = await permitted(bench, requestOf(client, mobile(601), { slot: "named" }));
    assert.match(permit.id, /^permit_/);
    const text = await bench.store.withTenant(client.id, (tx) => queueText(tx, permit, minutesLater(30), noon));
    assert.match(text, /^text_/);
  });

  it("binds by a key that checks every part of it, or nothing at all", async () => {
    const { rows } = await bench.root.query<{ match: string; parts: string[] }>(
      `SELECT confmatchtype AS match, (SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
         WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS parts
       FROM pg_constraint WHERE conrelid = 'outbox'::regclass AND confrelid = 'permits'::regclass`,
    );
    const parts = ["action", "bodyHash", "clientId", "permitId", "recipient", "segments", "sender", "slot", "template"];
    assert.deepEqual(rows, [{ match: "f", parts }]);
  });

  it("is used once", async () => {
    const text = await allowed();
    await insert(text);
    await assert.rejects(insert({ ...text, outboxId: "text_again" }), { code: "23505" });
  });

  it("is never granted twice for one slot", async () => {
    const request = requestOf(client, mobile(600), { slot: "once" });
    await permitted(bench, request);
    assert.deepEqual(await bench.store.withTenant(client.id, (tx) => ask(tx, request, noon)), {
      refused: "already_said",
      block: "HARD",
    });
  });

  it("of one client lets nothing out for another", async () => {
    const other = await bench.liveClient();
    const text = await allowed();
    const stolen = { ...text, clientId: other.id, sender: other.number };
    await assert.rejects(
      bench.store.withTenant(other.id, (tx) => insertText(tx, stolen, noon)),
      { code: "23503" },
    );
  });
});

describe("what only looks like a permit", () => {
  it("is none: a copy, a heir, and an object with the same fields", async () => {
    const permit = await permitted(bench, requestOf(client, mobile(601), { slot: "genuine" }));
    assert.equal(isPermit(permit), true);
    const copy = Object.assign({ refused: "no", block: "HARD" } as const, { ...permit });
    const heir: Permit<TextAction> = Object.create(permit);
    const bare: Permit<TextAction> = Object.create(Object.getPrototypeOf(permit));
    const parsed: Permit<TextAction> = JSON.parse(JSON.stringify(permit));
    for (const [name, lookAlike] of Object.entries({ copy, heir, bare, parsed }))
      assert.equal(isPermit(lookAlike), false, name);
    assert.equal(isPermit({ refused: "opted_out", block: "HARD" }), false);
  });

  it("queues nothing", async () => {
    const request = requestOf(client, mobile(602), { slot: "never granted" });
    const lookAlike: Permit<TextAction> = JSON.parse(JSON.stringify({ id: "permit_invented", request, segments: 1 }));
    await assert.rejects(
      bench.store.withTenant(client.id, (tx) => queueText(tx, lookAlike, minutesLater(30), noon)),
      /no permit/,
    );
  });

  it("cannot be made of a genuine one by changing its words", async () => {
    const permit = await permitted(bench, requestOf(client, mobile(603), { slot: "frozen" }));
    assert.throws(() => Object.assign(permit, { id: "permit_other" }), TypeError);
    assert.throws(() => Object.assign(permit.request, { body: "something else" }), TypeError);
    const shared: object = Object.getPrototypeOf(permit);
    assert.throws(() => Object.assign(shared, { segments: 0 }), TypeError, "what all permits share is frozen as well");
  });
});

describe("a permit that is asked for by many at once", () => {
  const askMany = async (to: number, at = noon) => {
    const asked = Array.from({ length: 20 }, (_, place) => {
      const request = requestOf(client, mobile(to), { slot: `${to} at ${at.toString()} ${place}` });
      return bench.store.withTenant(client.id, (tx) => ask(tx, request, at));
    });
    return (await Promise.all(asked)).map((answer) => (isPermit(answer) ? "granted" : answer.refused));
  };
  const counted = (answers: readonly string[]) => Map.groupBy(answers, (answer) => answer);

  it("is granted six times in ten minutes, and no more", async () => {
    const answers = counted(await askMany(610));
    assert.equal(answers.get("granted")?.length, 6);
    assert.equal(answers.get("cap_reached")?.length, 14);
  });

  it("is granted twenty times a day, and no more", async () => {
    for (const minutes of [0, 11, 22])
      assert.equal(counted(await askMany(611, minutesLater(minutes))).get("granted")?.length, 6);
    assert.equal(counted(await askMany(611, minutesLater(33))).get("granted")?.length, 2);
    assert.equal(counted(await askMany(611, minutesLater(44))).get("granted"), undefined);
  });

  it("is granted to each of two people as if the other were not", async () => {
    const both = await Promise.all([askMany(612), askMany(613)]);
    assert.deepEqual(
      both.map((answers) => counted(answers).get("granted")?.length),
      [6, 6],
    );
  });

  it("for first texts to as many people, of one block is granted twenty times an hour, and no more", async () => {
    const other = await bench.liveClient();
    const asked = Array.from({ length: 40 }, (_, place) => {
      const request = {
        ...requestOf(other, mobile(650 + place), { slot: `first ${place}` }),
        template: "send_first_text",
      };
      return bench.store.withTenant(other.id, (tx) => ask(tx, request, noon));
    });
    const answers = (await Promise.all(asked)).map((answer) => (isPermit(answer) ? "granted" : answer.refused));
    assert.equal(counted(answers).get("granted")?.length, 20);
    assert.equal(counted(answers).get("first_contacts_of_block")?.length, 20);
  });

  it("for calls of the model, is granted to the last of a day once, whoever they are about", async () => {
    const other = await bench.liveClient();
    await bench.root.query(
      `INSERT INTO permits SELECT $1, 'model' || n, 'use_ai', $2, $3, 't', 'model' || n, 0, 'h', '{}', $4
       FROM generate_series(1, 499) n`,
      [other.id, mobile(1), other.number, noon.toString()],
    );
    const asked = Array.from({ length: 10 }, (_, place) => {
      const request = {
        ...requestOf(other, mobile(650 + place), { slot: `model of ${place}` }),
        action: "use_ai",
      } as const;
      return bench.store.withTenant(other.id, (tx) => ask(tx, request, noon));
    });
    const answers = (await Promise.all(asked)).map((answer) => (isPermit(answer) ? "granted" : answer.refused));
    assert.equal(counted(answers).get("granted")?.length, 1);
    assert.equal(counted(answers).get("cap_reached")?.length, 9);
  });

  it("for one slot, is granted once", async () => {
    const request = requestOf(client, mobile(614), { slot: "one slot" });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => bench.store.withTenant(client.id, (tx) => ask(tx, request, noon))),
    );
    assert.equal(answers.filter((answer) => isPermit(answer)).length, 1);
  });

  it("for one slot but two people, is granted once", async () => {
    const requests = Array.from({ length: 10 }, (_, place) =>
      requestOf(client, mobile(620 + place), { slot: "a slot of many" }),
    );
    const answers = await Promise.allSettled(
      requests.map((request) => bench.store.withTenant(client.id, (tx) => ask(tx, request, noon))),
    );
    assert.equal(answers.filter((answer) => answer.status === "fulfilled" && isPermit(answer.value)).length, 1);
  });

  it("is not granted to a number that nobody can text, however it is written", async () => {
    const answer = await bench.store.withTenant(client.id, (tx) =>
      ask(tx, requestOf(client, phone("+441632960500")), noon),
    );
    assert.deepEqual(answer, { refused: "not_textable", block: "HARD" });
  });
});
