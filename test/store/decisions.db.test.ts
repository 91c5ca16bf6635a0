import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ask } from "../../src/gate/system-gate.ts";
import { openOperatorStore, type OperatorStore } from "../../src/store/operator.ts";
import { pressOff } from "../../src/store/switches.ts";
import type { Scope } from "../../src/domain/scope.ts";
import {
  minutesLater,
  mobile,
  noon,
  openGateBench,
  requestOf,
  type GateBench,
  type LiveClient,
} from "../gate/gate-bench.ts";

let bench: GateBench;
let operator: OperatorStore;
before(async () => {
  bench = await openGateBench();
  operator = openOperatorStore(bench.database.operatorUrl);
});
after(async () => {
  await operator.close();
  await bench.close();
});

const press = (scope: Scope, minutes: number, reason: string, what: "outbound" | "alerts" = "outbound") =>
  bench.store.withoutTenant((tx) => pressOff(tx, scope, { what, reason, by: "Ann" }, minutesLater(minutes)));
const lift = (scope: Scope, minutes: number, reason: string) =>
  operator.pressOn(scope, { what: "outbound", reason, by: "Ann" }, minutesLater(minutes));
const about = async (place: number) => operator.decisionsAbout(mobile(place));

async function arrived(
  client: LiveClient,
  place: number,
  minutes: number,
  body: string | null,
  outcome: string | null,
) {
  const kind = body === null ? "call_arrived" : "text_arrived";
  const id = `event_${crypto.randomUUID()}`;
  await bench.root.query(
    `INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt", state, outcome, "finishedAt")
     VALUES ($1, $2, nextval('inbox_seq'), $2, $3, 'OPERATIONAL', $4, '', $5, 'webhook', $6, $7, $8, $9)`,
    [
      client.id,
      id,
      kind,
      client.number,
      JSON.stringify({ kind, from: mobile(place), to: client.number, ...(body === null ? {} : { body }) }),
      minutesLater(minutes).toString(),
      outcome === null ? "waiting" : "done",
      outcome,
      outcome === null ? null : noon.toString(),
    ],
  );
}

describe("what is told about a person", () => {
  it("is nothing where nothing was, whatever was pressed", async () => {
    await press({ level: "platform" }, -90, "long ago");
    await lift({ level: "platform" }, -80, "over");
    assert.deepEqual(await about(1), []);
  });

  it("has every decision with all the facts that the gate saw", async () => {
    const client = await bench.liveClient();
    await bench.store.withTenant(client.id, async (tx) => {
      await ask(tx, requestOf(client, mobile(2), { slot: "first" }), noon);
      await ask(tx, requestOf(client, mobile(2), { slot: "first" }), minutesLater(1));
    });
    const told = await about(2);
    assert.deepEqual(
      told.map(({ what, outcome }) => [what, outcome]),
      [
        ["permitted", null],
        ["refused", "already_said"],
      ],
    );
    for (const { facts } of told) assert.equal(Object.keys(Object(facts)).length, 21);
    assert.deepEqual(Object(told[1]?.facts)["said"], "already");
  });

  it("has their calls and texts, the words cut, with what became of them", async () => {
    const client = await bench.liveClient();
    await arrived(client, 3, 0, null, "send_first_text queued");
    await arrived(client, 3, 1, "x".repeat(500), null);
    await arrived(client, 4, 1, "somebody else's", null);
    assert.deepEqual(
      (await about(3)).map(({ what, outcome, words }) => [what, outcome, words]),
      [
        ["rang", "send_first_text queued", null],
        ["texted", null, "x".repeat(160)],
      ],
    );
  });

  it("has whatever keeps texts from them, each at its time", async () => {
    const { id } = await bench.liveClient();
    const until = minutesLater(600).toString();
    const row = (table: string, columns: string, values: string) =>
      bench.root.query(
        `INSERT INTO ${table} ("clientId", phone, ${columns}) VALUES ('${id}', '${mobile(5)}', ${values})`,
      );
    await row("ignored_callers", `ignored, "changedAt"`, `true, '${minutesLater(3).toString()}'`);
    await row(
      "looping_threads",
      `why, "stoppedAt", "stoppedUntil"`,
      `'quick replies', '${minutesLater(2).toString()}', '${until}'`,
    );
    await row(
      "unreachable_numbers",
      `code, "learnedAt", "unreachableUntil"`,
      `'30005', '${minutesLater(1).toString()}', '${until}'`,
    );
    assert.deepEqual(
      (await about(5)).map(({ what, outcome, errorCode }) => [what, outcome, errorCode]),
      [
        ["unreachable", "until 2026-11-23 22:00", "30005"],
        ["looping", "quick replies, until 2026-11-23 22:00", null],
        ["ignored", null, null],
      ],
    );
  });

  it("has the presses that covered them: their own, their client's, and everybody's", async () => {
    const [client, another] = [await bench.liveClient(), await bench.liveClient()];
    const scope = { level: "client", clientId: client.id } as const;
    await press(scope, -30, "over before it began");
    await lift(scope, -20, "over before it began");
    await press(scope, -10, "in force when it began");
    await press({ level: "platform" }, -5, "in force everywhere", "alerts");
    await arrived(client, 6, 0, null, "nothing");
    await lift(scope, 1, "on again");
    await press({ level: "customer", clientId: client.id, phone: mobile(6) }, 2, "asked for it");
    await press({ level: "customer", clientId: client.id, phone: mobile(7) }, 3, "somebody else");
    await press({ level: "client", clientId: another.id }, 4, "another client");
    await press({ level: "platform" }, 5, "a fire drill");
    await lift({ level: "platform" }, 6, "over");
    assert.deepEqual(
      (await about(6)).map(({ what, action, covers, outcome }) => [what, action, covers, outcome]),
      [
        ["switch pressed", "outbound off", "client", "Ann: in force when it began"],
        ["switch pressed", "alerts off", "everybody", "Ann: in force everywhere"],
        ["rang", "call_arrived", null, "nothing"],
        ["switch pressed", "outbound on", "client", "Ann: on again"],
        ["switch pressed", "outbound off", "person", "Ann: asked for it"],
        ["switch pressed", "outbound off", "everybody", "Ann: a fire drill"],
        ["switch pressed", "outbound on", "everybody", "Ann: over"],
      ],
    );
  });
});
