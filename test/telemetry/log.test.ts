import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Log, makeLog } from "../../src/telemetry/log.ts";
import { listeningLog } from "./lines.ts";

const phone = "+447700900123";
const words = "the boiler leaks";
const text = { outboxId: "outbox_1", clientId: "client_1", action: "text_customer", to: phone };
const error = Object.assign(new Error(`refused "${words}" from ${phone}`), { body: words, from: phone });

/** Every function of the log once, each with facts that hold more than they should. */
function tellEverything(log: Log): string[] {
  const event = { eventId: "event_1", kind: "text", clientId: "client_1", body: words, from: phone };
  const tell: Record<keyof Log, () => void> = {
    started: () => log.started({ role: "start", address: "http://h", carrier: "sandbox", version: "1", tookMs: 1 }),
    stopping: () => log.stopping({ because: "SIGTERM" }),
    stopped: () => log.stopped({ tookMs: 1, leftRunning: 1 }),
    databaseAway: () => log.databaseAway({ error }),
    databaseBack: () => log.databaseBack({ awayMs: 1 }),
    failed: () => log.failed({ where: "door", error }),
    webhookAcknowledged: () =>
      log.webhookAcknowledged({ ...event, route: "sms", eventKey: "k", duplicate: false, tookMs: 1 }),
    webhookRefused: () => log.webhookRefused({ ...event, route: "sms", status: 503, code: "away", requestId: "r" }),
    turnedAway: () => log.turnedAway({ ...event, webhooks: 3 }),
    sweepFound: () => log.sweepFound({ ...event, number: phone, texts: 1, calls: 0, sinceMs: 1 }),
    eventDone: () => log.eventDone({ ...event, attempt: 1, tookMs: 1 }),
    eventRetried: () => log.eventRetried({ ...event, attempt: 1, inMs: 1, error }),
    modelAsked: () =>
      log.modelAsked({ ...event, model: "openai:m", outcome: "read", tookMs: 1, inputTokens: 1, outputTokens: 1 }),
    eventDead: () => log.eventDead({ ...event, attempts: 5, error }),
    textSent: () => log.textSent({ ...text, ...event, carrierId: "SM1", segments: 1, tookMs: 1 }),
    textRefused: () => log.textRefused({ ...text, ...event, code: "21610", again: false }),
    textUnknown: () => log.textUnknown({ ...text, ...event, reason: "timeout" }),
    textExpired: () => log.textExpired({ ...text, ...event, lateMs: 1 }),
    textLookedUp: () => log.textLookedUp({ ...text, ...event, outcome: "found" }),
    secondAttempt: () => log.secondAttempt({ ...text, ...event, lookUps: 2 }),
    gateRefused: () => log.gateRefused({ ...text, reason: "opted_out", block: "HARD" }),
    switchPressed: () =>
      log.switchPressed({ scope: "platform", switched: "outbound", to: false, by: "op", drained: true }),
    incidentRaised: () => log.incidentRaised({ ...event, incidentId: "incident_1" }),
  };
  for (const say of Object.values(tell)) say();
  return Object.keys(tell);
}

describe("the log", () => {
  it("never holds a message's words or a full phone number, whatever an object carries along", () => {
    const told = listeningLog();
    const events = tellEverything(told.log);
    assert.equal(told.lines().length, events.length);
    assert.ok(!told.text().includes(words));
    assert.ok(!told.text().includes(phone.slice(4)));
    assert.ok(told.text().includes('"to":"+44…123"'));
  });

  it("writes one line an event, which no fact can break or forge", () => {
    const told = listeningLog();
    told.log.webhookRefused({
      route: 'a\r\n{"event":"x"}\u001b[2J\u2028',
      status: 403,
      code: "unsigned",
      requestId: "r",
    });
    assert.equal(told.lines().length, 1);
    assert.ok(!/[\r\u001b]|\n./.test(told.text()));
    assert.match(told.text(), /\\r\\n.*\\u001b/);
  });

  it("says the event, the level and the time in words", () => {
    const told = listeningLog();
    told.log.textSent({ ...text, carrierId: "SM1", segments: 1, tookMs: 12 });
    const { time, ...rest } = Object(told.lines()[0]);
    assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.deepEqual(rest, {
      level: "info",
      event: "text_sent",
      ...text,
      to: "+44…123",
      carrierId: "SM1",
      segments: 1,
      tookMs: 12,
    });
  });

  it("is silent below its level", () => {
    const told = listeningLog("info");
    told.log.webhookAcknowledged({ route: "sms", eventKey: "k", duplicate: false, tookMs: 1 });
    assert.equal(told.text(), "");
    const silent = listeningLog("silent");
    silent.log.failed({ where: "door", error });
    assert.equal(silent.text(), "");
  });

  it("refuses a level that it does not have", () => {
    assert.throws(() => makeLog(JSON.parse('"loud"'), { write: () => {} }), /level/);
  });
});
