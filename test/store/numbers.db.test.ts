import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { houseClient, parseClientId, type ClientId } from "../../src/domain/ids.ts";
import type { Phone } from "../../src/domain/phone.ts";
import type { NumberRole } from "../../src/domain/carrier-event.ts";
import {
  addNumber,
  assignNumber,
  isOurs,
  numbersToSweep,
  numberSwept,
  releaseNumber,
} from "../../src/store/numbers.ts";
import { readClient } from "../../src/store/clients.ts";
import { noon, openInboxBench, phone, type InboxBench } from "./inbox-bench.ts";

let bench: InboxBench;
let made = 0;

before(async () => {
  bench = await openInboxBench();
});
after(() => bench.close());

async function newClient(columns = ""): Promise<ClientId> {
  const id = parseClientId(`client_${(made += 1)}`);
  assert.ok(id !== null);
  await bench.root.query(
    `INSERT INTO clients (id, "updatedAt", "businessName", region) VALUES ($1, now(), 'Reed', 'UK')`,
    [id],
  );
  if (columns !== "") await bench.root.query(`UPDATE clients SET ${columns} WHERE id = $1`, [id]);
  return id;
}

async function newNumber(role: NumberRole = "OPERATIONAL"): Promise<Phone> {
  const number = phone(`+44163296${String(1000 + (made += 1))}`);
  assert.equal(await add(number, role), null);
  return number;
}

const add = (number: Phone, role: NumberRole) =>
  bench.store.withoutTenant((tx) => addNumber(tx, number, role, null, noon));
const assign = (number: Phone, client: ClientId, tenant = client) =>
  bench.store.withTenant(tenant, (tx) => assignNumber(tx, number, client, noon));
const release = (number: Phone, client: ClientId, tenant = client) =>
  bench.store.withTenant(tenant, (tx) => releaseNumber(tx, number, client, noon));

/** How often each refusal was given; a yes has no name. */
function counted(answers: readonly (string | null)[]): Record<string, number> {
  const groups = Map.groupBy(answers, (answer) => answer ?? "");
  return Object.fromEntries([...groups].map(([answer, given]) => [answer, given.length]));
}

async function rowOf(number: Phone): Promise<Record<string, unknown> | undefined> {
  const { rows } = await bench.root.query<Record<string, unknown>>(
    `SELECT "clientId", role, state, "assignedAt"::text AS assigned, "releasedAt"::text AS released FROM numbers WHERE phone = $1`,
    [number],
  );
  return rows[0];
}

describe("a number that is given to a client", () => {
  let client: ClientId;
  beforeEach(async () => {
    client = await newClient();
  });

  it("is one that we hold", async () => {
    assert.equal(await assign(phone("+441632960999"), client), "no_such_number");
  });
  it("is for clients: not the shared one of set-up, and none of the house", async () => {
    assert.equal(await assign(await newNumber("ONBOARDING"), client), "number_has_another_role");
    assert.equal(await assign(await newNumber("SYSTEM"), client), "number_has_another_role");
  });
  it("is free: no other client's, and not one that was just taken back", async () => {
    const number = await newNumber();
    const other = await newClient();
    assert.equal(await assign(number, other), null);
    assert.equal(await assign(number, client), "number_not_free");
    assert.equal(await release(number, other), null);
    assert.equal(await assign(number, client), "number_not_free");
  });
  it("goes to a client that is there: none that was closed, and not the house", async () => {
    const number = await newNumber();
    const nobody = parseClientId("client_nobody");
    assert.ok(nobody !== null);
    assert.equal(await assign(number, nobody), "no_such_client");
    assert.equal(await assign(number, await newClient(`"closedAt" = now()`)), "no_such_client");
    assert.equal(await assign(number, houseClient), "no_such_client");
    assert.equal(await assign(number, client, await newClient()), "not_this_tenant");
    assert.equal((await rowOf(number))?.["state"], "warm");
  });
  it("is the only one that the client has", async () => {
    assert.equal(await assign(await newNumber(), client), null);
    assert.equal(await assign(await newNumber(), client), "client_has_a_number");
  });
  it("is the client's from then on, in both places that say so, and giving it again changes nothing", async () => {
    const number = await newNumber();
    assert.equal(await assign(number, client), null);
    const row = {
      clientId: client,
      role: "OPERATIONAL",
      state: "assigned",
      assigned: "2026-11-23 12:00:00+00",
      released: null,
    };
    assert.deepEqual(await rowOf(number), row);
    const { rows } = await bench.root.query(`SELECT "twilioNumber" AS number FROM clients WHERE id = $1`, [client]);
    assert.deepEqual(rows, [{ number }]);
    assert.equal(await assign(number, client), null);
    assert.deepEqual(await rowOf(number), row);
    assert.equal((await bench.store.withTenant(client, (tx) => readClient(tx, client)))?.number, number);
  });
});

describe("a number that is given twice at the same moment", () => {
  it("to two clients, is one client's", async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = await newNumber();
      const clients = [await newClient(), await newClient(), await newClient(), await newClient()];
      const answers = await Promise.all(clients.map((client) => assign(number, client)));
      assert.deepEqual(counted(answers), { "": 1, number_not_free: 3 });
      assert.equal((await rowOf(number))?.["clientId"], clients[answers.indexOf(null)]);
    }
  });

  it("with another to one client, is the only one that it gets", async () => {
    for (let round = 0; round < 5; round += 1) {
      const client = await newClient();
      const numbers = await Promise.all([1, 2, 3, 4].map(() => newNumber()));
      const answers = await Promise.all(numbers.map((number) => assign(number, client)));
      assert.deepEqual(counted(answers), { "": 1, client_has_a_number: 3 });
    }
  });
});

describe("a number that is taken back", () => {
  it("is one that the client has", async () => {
    const client = await newClient();
    const number = await newNumber();
    assert.equal(await release(number, client), "number_not_held");
    assert.equal(await release(number, client, houseClient), "not_this_tenant");
    assert.equal((await rowOf(number))?.["state"], "warm");
  });
  it("is nobody's and rests, and its client has none and may get another", async () => {
    const client = await newClient();
    const number = await newNumber();
    await assign(number, client);
    assert.equal(await release(number, client), null);
    assert.deepEqual(await rowOf(number), {
      clientId: houseClient,
      role: "OPERATIONAL",
      state: "quarantine",
      assigned: null,
      released: "2026-11-23 12:00:00+00",
    });
    const { rows } = await bench.root.query(`SELECT "twilioNumber" AS number FROM clients WHERE id = $1`, [client]);
    assert.deepEqual(rows, [{ number: null }]);
    assert.equal(await release(number, client), "number_not_held");
    assert.equal(await assign(await newNumber(), client), null);
  });
});

describe("the pool", () => {
  it("takes a number once, in one role, however many bring it", async () => {
    const number = phone("+441632960888");
    const answers = await Promise.all(Array.from({ length: 4 }, () => add(number, "OPERATIONAL")));
    assert.deepEqual(counted(answers), { "": 1, number_already_held: 3 });
    assert.equal(await add(number, "SYSTEM"), "number_already_held");
    assert.equal((await rowOf(number))?.["role"], "OPERATIONAL");
  });

  it("holds nothing that is no number, and no row that contradicts itself", async () => {
    const row = (values: string) =>
      bench.root.query(
        `INSERT INTO numbers ("clientId", phone, role, state, "addedAt", "assignedAt") VALUES ${values}`,
      );
    const client = await newClient();
    for (const values of [
      "('client_jobrun', '07700900123', 'OPERATIONAL', 'warm', now(), NULL)",
      "('client_jobrun', '+441632960777', 'OPERATIONAL', 'assigned', now(), now())",
      `('${client}', '+441632960777', 'OPERATIONAL', 'warm', now(), NULL)`,
      `('${client}', '+441632960777', 'OPERATIONAL', 'assigned', now(), NULL)`,
      `('${client}', '+441632960777', 'ONBOARDING', 'assigned', now(), now())`,
      `('${client}', '+441632960777', 'OPERATIONAL', 'sold', now(), now())`,
    ])
      await assert.rejects(row(values), { code: "23514" }, values);
  });

  it("knows its numbers from others, whoever asks", async () => {
    const number = await newNumber();
    const ask = (text: string) => bench.store.withoutTenant((tx) => isOurs(tx, text));
    assert.deepEqual([await ask(number), await ask("+441632960001"), await ask("anonymous")], [true, false, false]);
  });

  it("is swept from where each number was left, and its mark never goes back", async () => {
    const number = await newNumber();
    const since = async () => {
      const all = await bench.store.withoutTenant((tx) => numbersToSweep(tx));
      return all.find((each) => each.phone === number)?.since.toString();
    };
    const sweep = (until: Temporal.Instant) => bench.store.withoutTenant((tx) => numberSwept(tx, number, until));
    assert.equal(await since(), noon.toString());
    await sweep(noon.add({ hours: 1 }));
    await sweep(noon.add({ minutes: 1 }));
    assert.equal(await since(), noon.add({ hours: 1 }).toString());
    await bench.root.query("UPDATE numbers SET state = 'released' WHERE phone = $1", [number]);
    assert.equal(await since(), undefined);
  });
});
