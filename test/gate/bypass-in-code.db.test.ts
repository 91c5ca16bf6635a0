import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { queueText } from "../../src/gate/outbox.ts";
import * as gate from "../../src/gate/system-gate.ts";
import { isPermit, type Permit } from "../../src/gate/system-gate.ts";
import type { TextAction } from "../../src/domain/action.ts";
import { checkImports } from "../architecture/check-imports.ts";
import { planted } from "../architecture/plant.ts";
import { readTree } from "../architecture/tree.ts";
import { minutesLater, noon, openGateBench, permitted, requestOf, type GateBench } from "./gate-bench.ts";
import { asThief, carried, honestWords, type Thief } from "./bypass/thief.ts";

let bench: GateBench;
let places = 0;
before(async () => {
  bench = await openGateBench();
});
after(() => bench.close());

const queued = ({ client }: Thief, permit: Permit<TextAction>) =>
  bench.store.withTenant(client.id, (tx) => queueText(tx, permit, minutesLater(30), noon));

const wanted = ({ client, victim }: Thief, body = honestWords) => requestOf(client, victim, { slot: "code", body });

/** What somebody makes of the genuine permit that they hold, to text other words with it. */
type Forgery = (permit: Permit<TextAction>, thief: Thief) => Permit<TextAction>;

const forged: Readonly<Record<string, Forgery>> = {
  "parsed from JSON": (permit, thief) =>
    JSON.parse(JSON.stringify({ id: permit.id, request: wanted(thief, "buy now") })),
  "cloned, with other words": (permit, thief) =>
    Object.assign(structuredClone(JSON.parse("{}")), { id: permit.id, request: wanted(thief, "buy now") }),
  "an heir of a genuine one": (permit, thief) =>
    Object.create(permit, { request: { value: wanted(thief, "buy now") } }),
  "an object with a genuine one's prototype": (permit, thief) =>
    Object.create(Object.getPrototypeOf(permit), {
      id: { value: permit.id },
      request: { value: wanted(thief, "buy now") },
    }),
  "a proxy before a genuine one": (permit, thief) =>
    new Proxy(JSON.parse("{}"), {
      get: (_, name) => (name === "request" ? wanted(thief, "buy now") : Reflect.get(permit, name)),
      getPrototypeOf: () => Object.getPrototypeOf(permit),
    }),
};

describe("a way round the gate that was tried in code,", () => {
  for (const [name, forge] of Object.entries(forged)) {
    it(`a permit that is ${name}: it is none, and queues nothing`, () =>
      asThief(bench, (places += 1), async (thief) => {
        const forgery = forge(await permitted(bench, wanted(thief)), thief);
        assert.equal(isPermit(forgery), false);
        await assert.rejects(queued(thief, forgery), TypeError);
        assert.deepEqual(await carried(thief), []);
      }));
  }

  it("a permit made by the class of a genuine one: nothing leads from a permit to its class", () =>
    asThief(bench, (places += 1), async (thief) => {
      const permit = await permitted(bench, wanted(thief));
      const ways = [permit, Object.getPrototypeOf(permit)].flatMap((from: object) => [
        Reflect.get(from, "constructor"),
        ...Reflect.ownKeys(from).map((key): unknown => Reflect.get(from, key)),
      ]);
      const classes = ways.filter((way) => typeof way === "function" && way !== Object);
      assert.deepEqual(classes, []);
    }));

  it("a permit whose words are changed in place: neither it nor its words can be", () =>
    asThief(bench, (places += 1), async (thief) => {
      const permit = await permitted(bench, wanted(thief));
      assert.throws(() => Object.assign(permit, { request: wanted(thief, "buy now") }), TypeError);
      assert.throws(() => Object.assign(permit.request, { body: "buy now" }), TypeError);
      await queued(thief, permit);
      assert.deepEqual(await carried(thief), [honestWords]);
    }));

  it("a permit that is used twice: its id is in the outbox once", () =>
    asThief(bench, (places += 1), async (thief) => {
      const permit = await permitted(bench, wanted(thief));
      await queued(thief, permit);
      await assert.rejects(queued(thief, permit), { code: "23505" });
      assert.deepEqual(await carried(thief), [honestWords]);
    }));

  it("a permit from a transaction that was taken back: it is not in the database", () =>
    asThief(bench, (places += 1), async (thief) => {
      const kept: Permit<TextAction>[] = [];
      const takenBack = bench.store.withTenant(thief.client.id, async (tx) => {
        const answer = await gate.ask(tx, wanted(thief), noon);
        if (isPermit(answer)) kept.push(answer);
        throw new Error("taken back");
      });
      await assert.rejects(takenBack, /taken back/);
      const [permit] = kept;
      assert.ok(permit !== undefined);
      await assert.rejects(queued(thief, permit), { code: "23503" });
      assert.deepEqual(await carried(thief), []);
    }));

  it("the gate's functions replaced while the program runs: a module's exports cannot be written", () => {
    const exports: object = gate;
    for (const name of ["ask", "isPermit"])
      assert.throws(() => Object.defineProperty(exports, name, { value: () => true }), TypeError);
  });

  const imports: Readonly<Record<string, string>> = {
    "a route that asks for a permit": "src/http/a.ts < ../gate/system-gate.ts",
    "a route that queues a text": "src/http/a.ts < ../gate/outbox.ts",
    "a route that sends by itself": "src/http/a.ts < ../vendors/twilio/send.ts",
    "a route that connects to the carrier": "src/http/a.ts < ../vendors/twilio/carrier.ts",
    "a route that takes the carrier's library": "src/http/a.ts < ../vendors/twilio/sdk.ts",
    "a flow that sends by itself": "src/flows/a.ts < ../vendors/twilio/send.ts",
    "a flow that connects to the carrier": "src/flows/a.ts < ../vendors/twilio/carrier.ts",
    "a loop that asks for a permit": "src/worker/a.ts < ../gate/system-gate.ts",
    "a loop that sends by itself": "src/worker/a.ts < ../vendors/twilio/send.ts",
    "a command that asks for a permit": "src/cli/a.ts < ../gate/system-gate.ts",
    "a command that sends by itself": "src/cli/a.ts < ../vendors/twilio/send.ts",
    "a query that sends by itself": "src/store/a.ts < ../vendors/twilio/send.ts",
    "a carrier that queues a text": "src/vendors/twilio/a.ts < ../../gate/outbox.ts",
    "a release that asks for a permit": "src/release/a.ts < ../gate/system-gate.ts",
  };
  for (const [name, way] of Object.entries(imports)) {
    it(`${name}: the import table forbids it`, () => {
      const [file = "", from = ""] = way.split(" < ");
      const text = `import { x } from "${from}";`;
      assert.equal(planted({ [file]: text }, (root) => checkImports(readTree(root))).length, 1);
    });
  }
});
