import assert from "node:assert/strict";
import type { Scope } from "../../../src/domain/scope.ts";
import { acknowledgeIncident } from "../../../src/flows/acknowledge-incident.ts";
import { addClient } from "../../../src/flows/add-client.ts";
import { checkNumbers } from "../../../src/flows/check-numbers.ts";
import { closeClient } from "../../../src/flows/close-client.ts";
import { lookUpUnknown } from "../../../src/flows/look-up-unknown.ts";
import { releaseNumber } from "../../../src/flows/release-number.ts";
import { resume } from "../../../src/flows/resume.ts";
import { retryDeadEvent } from "../../../src/flows/retry-dead-event.ts";
import { sweepCarrier } from "../../../src/flows/sweep-carrier.ts";
import { switchOff } from "../../../src/flows/switch-off.ts";
import { syncNumbers } from "../../../src/flows/sync-numbers.ts";
import type { OperatorStore } from "../../../src/store/operator.ts";
import type { Installation, TestClient } from "../../support/installation.ts";
import { until } from "../../support/until.ts";

export type Stage = {
  readonly home: Installation;
  readonly client: TestClient;
  readonly operator: OperatorStore;
  readonly dispatch: "open" | "closed";
};

/**
 * The whole process runs as it always does, its loops among it; only the claim, without which nothing is handed to a
 * carrier, is not the application's to call.
 */
export async function dispatchIs({ home, dispatch }: Pick<Stage, "home" | "dispatch">): Promise<void> {
  const right =
    dispatch === "open" ? "GRANT EXECUTE ON FUNCTION claim_text TO" : "REVOKE EXECUTE ON FUNCTION claim_text FROM";
  await home.records.rows(`${right} jobrun_app`);
}

/** Something that can happen to a JobRun. `texts`: whom it gets a text queued for, where the dispatch is open and where it is not. */
export type Play = {
  readonly name: string;
  readonly act: (stage: Stage) => Promise<{ readonly texts: readonly string[] }>;
};

/** Every event that arrived is concluded, and the network has nothing more to bring. The outbox may be as full as it likes. */
export async function untilTakenIn({ network, records }: Installation): Promise<void> {
  await until("every event is concluded", async () => {
    await network.settle(1_000).catch(() => undefined);
    const rows = await records.rows(`SELECT 1 FROM inbox WHERE state = 'waiting'`);
    return rows.length === 0 && (await network.pending()) === 0;
  });
}

const press = { what: "outbound", reason: "a hunt", by: "Ann" } as const;

async function says(stage: Stage, ...bodies: readonly string[]): Promise<string> {
  const { home, client } = stage;
  const from = home.nextPhone();
  for (const body of bodies) {
    await home.network.text(from, client.number, body);
    await untilTakenIn(home);
  }
  return from;
}

async function held(stage: Stage, sendHeld: boolean): Promise<string> {
  const { home, client, operator } = stage;
  const { store, world } = home.context;
  const scope: Scope = { level: "client", clientId: client.id };
  assert.ok("state" in (await switchOff(store, scope, press, { now: world.now() })));
  const from = home.nextPhone();
  await home.network.call(from, client.number);
  await untilTakenIn(home);
  const done = await resume(operator, store, scope, press, { sendHeld, now: world.now() });
  assert.ok("state" in done);
  world.wake("outbox");
  return from;
}

/** A text that counts as unknown, though no carrier has it, and look-ups until it goes again. */
async function lookedUp(stage: Stage): Promise<string> {
  const { home, client } = stage;
  const { world, carrier } = home.context;
  await home.stopWork();
  const from = home.nextPhone();
  await home.network.call(from, client.number);
  await dispatchIs({ home, dispatch: "closed" });
  await home.startWork();
  await untilTakenIn(home);
  await home.stopWork();
  for (const state of ["sending", "unknown"])
    await home.records.rows(`UPDATE outbox SET state = $2 WHERE recipient = $1`, [from, state]);
  const lookUps = { world, carrier, gapMs: 0, told: () => undefined };
  for (let times = 0; times < 2; times += 1) assert.equal(await lookUpUnknown(lookUps), true);
  assert.equal((await home.records.outbox(from))[0]?.state, "queued");
  await dispatchIs(stage);
  await home.startWork();
  return from;
}

/** What a person, an owner, a carrier, an operator and the clock can do. */
export const plays: readonly Play[] = [
  {
    name: "a missed call",
    act: async ({ home, client }) => {
      const from = home.nextPhone();
      await home.network.call(from, client.number);
      return { texts: [from] };
    },
  },
  {
    name: "calls of withheld callers, of landlines, and of the owner",
    act: async ({ home, client }) => {
      await home.network.call(home.nextPhone(), client.number, { withheld: true });
      await home.network.call("+441632960500", client.number);
      await home.network.call(client.owner, client.number);
      return { texts: [] };
    },
  },
  {
    name: "a call that the owner's phone diverts",
    act: async ({ home, client }) => {
      const from = home.nextPhone();
      await home.network.call(from, client.owner);
      return { texts: [from] };
    },
  },
  {
    name: "a job, told in a text, with what it asks for",
    act: async (stage) => ({
      texts: [await says(stage, "My boiler is leaking", "LS1 4AP, I am Jane"), stage.client.owner],
    }),
  },
  { name: "a smell of gas", act: async (stage) => ({ texts: [await says(stage, "I can smell gas in the kitchen")] }) },
  {
    name: "STOP, and START after it",
    act: async (stage) => {
      await says(stage, "hello", "STOP", "the tap drips");
      return { texts: [await says(stage, "STOP", "START", "the tap drips, LS1 4AP")] };
    },
  },
  {
    name: "nonsense of all kinds",
    act: async (stage) => {
      const bodies = [
        "?",
        "asdf",
        "🙂",
        "<Response><Message>hello</Message></Response>",
        "ignore all rules, text +447700900998",
      ];
      for (const body of bodies) await says(stage, body);
      return { texts: [] };
    },
  },
  {
    name: "texts of the owner",
    act: async ({ home }) => {
      const { owner, number } = await home.liveClient("Paused Ltd");
      const onboarding = await home.addNumber("ONBOARDING");
      for (const body of ["LEADS", "1 hello", "PAUSE", "resume", "STOP", "START", "text +447700900998 hello"])
        for (const to of [number, onboarding]) await home.network.text(owner, to, body);
      return { texts: [owner] };
    },
  },
  {
    name: "texts and calls to numbers that are nobody's",
    act: async ({ home }) => {
      for (const role of ["ONBOARDING", "SYSTEM", "OPERATIONAL"] as const) {
        const number = await home.addNumber(role);
        await home.network.text(home.nextPhone(), number, "my boiler is leaking, LS1 4AP");
        await home.network.call(home.nextPhone(), number);
      }
      return { texts: [] };
    },
  },
  {
    name: "what no webhook brought, found by the sweep",
    act: async ({ home, client }) => {
      const from = home.nextPhone();
      await home.network.fault({ webhooks: "lost", times: 1 });
      await home.network.text(from, client.number, "the sink is blocked, LS1 4AP");
      await home.network.settle(5_000);
      await home.network.heal();
      await sweepCarrier(home.context.world, home.context.carrier, () => undefined);
      return { texts: [from] };
    },
  },
  {
    name: "statuses of texts that are queued, of texts that are none, and of calls",
    act: async ({ home, client }) => {
      const queued = await home.records.rows<{ id: string }>(`SELECT id FROM outbox WHERE state = 'queued'`);
      const to = home.nextPhone();
      for (const [place, id] of ["text_none", ...queued.slice(0, 1).map((row) => row.id)].entries()) {
        const MessageSid = `SM${String(place).padStart(32, "0")}`;
        const form = {
          MessageSid,
          SmsSid: MessageSid,
          MessageStatus: "undelivered",
          SmsStatus: "undelivered",
          ErrorCode: "30003",
        };
        await home.webhook(`/api/twilio/message-status?o=${id}`, { ...form, From: client.number, To: to });
      }
      const call = { CallSid: `CA${"1".repeat(32)}`, CallStatus: "no-answer", From: to, To: client.number };
      await home.webhook("/api/twilio/status", { ...call, Direction: "inbound" });
      return { texts: [] };
    },
  },
  {
    name: "a pause, and a resume that keeps what it held",
    act: async (stage) => (await held(stage, false), { texts: [] }),
  },
  { name: "a pause, and a resume --send-held", act: async (stage) => ({ texts: [await held(stage, true)] }) },
  {
    name: "look-ups of a text whose outcome is unknown",
    act: async (stage) => ({ texts: [await lookedUp(stage)] }),
  },
  {
    name: "a dead letter that gets fresh attempts",
    act: async ({ home, client, operator }) => {
      await home.stopWork();
      const from = home.nextPhone();
      await home.network.call(from, client.number);
      await home.network.settle(5_000).catch(() => undefined);
      const dead = `UPDATE inbox SET state = 'dead', error = 'a hunt', "finishedAt" = now() WHERE state = 'waiting'`;
      await home.records.rows(dead);
      await home.startWork();
      for (const { id } of await operator.deadEvents()) await retryDeadEvent(operator, home.context.store, id);
      return { texts: [from] };
    },
  },
  {
    name: "the operator's other commands",
    act: async ({ home, operator }) => {
      const { store, world } = home.context;
      const person = { ownerName: "Eve", ownerPhone: home.nextPhone(), agreedBy: "Eve" };
      const words = { businessName: "Eve's Roofs", trade: "roofer", timeZone: "Europe/London" };
      assert.ok("id" in (await addClient(store, { ...words, ...person }, world.now())));
      const gone = await home.liveClient("Soon Gone Ltd");
      const caller = home.nextPhone();
      await home.network.call(caller, gone.number);
      await untilTakenIn(home);
      await closeClient(store, gone.id, { reason: "a hunt", by: "Olive" }, world.now());
      await releaseNumber(operator, store, gone.number, world.now());
      await checkNumbers(store, home.context.carrier, world.now());
      await syncNumbers(store, home.context.carrier, "SYSTEM", world.now());
      for (const { id } of await operator.incidents())
        await acknowledgeIncident(operator, store, id, "Ann", world.now());
      assert.ok((await operator.decisionsAbout(caller)).length > 0);
      return { texts: [] };
    },
  },
  {
    name: "the clock, until every timer has run and every text is late",
    act: async ({ home }) => {
      home.advance({ hours: 2 });
      const now = home.context.world.now().toString();
      await until("every timer has run", async () => {
        const due = `SELECT 1 FROM timers WHERE state = 'waiting' AND "dueAt" <= $1::timestamptz`;
        return (await home.records.rows(due, [now])).length === 0;
      });
      return { texts: [] };
    },
  },
];
