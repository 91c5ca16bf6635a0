import type { BurstWindow } from "./domain/burst.ts";
import type { Phone } from "./domain/phone.ts";
import type { LanguageModel } from "./domain/language-model.ts";
import { greetingFor } from "./domain/wording/greeting.ts";
import { readByRules } from "./domain/read-by-rules.ts";
import { termsPath } from "./domain/wording/terms.ts";
import type { Carrier } from "./flows/carrier.ts";
import { lookUpUnknown, type LookUps } from "./flows/look-up-unknown.ts";
import { makeReceive } from "./flows/receive.ts";
import { takeIn } from "./flows/take-in.ts";
import type { World } from "./flows/world.ts";
import { dispatchOne, type Dispatch } from "./gate/dispatch.ts";
import type { Doors, HealthReport, VersionReport } from "./http/doors.ts";
import { tellDoors } from "./http/tell-doors.ts";
import { keepHouseRules, type HouseRules } from "./store/house-rules.ts";
import { keepModelBudget, type ModelBudget } from "./store/model-calls.ts";
import { standingOf } from "./store/restorations.ts";
import { openStore, type Store } from "./store/tenant.ts";
import { makeLog, type Destination, type Log, type LogLevel } from "./telemetry/log.ts";
import { makeMetrics, type Metrics } from "./telemetry/metrics.ts";
import { throttled } from "./telemetry/throttled.ts";
import { connectCarrier, type CarrierAccount } from "./vendors/twilio/carrier.ts";
import { makeTwilioDoors } from "./vendors/twilio/doors.ts";
import { makeAlarm } from "./worker/alarm.ts";
import { Asides } from "./worker/asides.ts";
import { inboxTurn } from "./worker/inbox-loop.ts";
import { startLoop, type Loop } from "./worker/loop.ts";
import { setSchedule } from "./worker/schedule.ts";
import { timerTurn } from "./worker/timer-loop.ts";

/** What a process is made of: read once from configuration and home, and never from anywhere else. */
export type Setup = {
  readonly name: string;
  readonly databaseUrl: string;
  readonly account: CarrierAccount;
  readonly publicUrl: string;
  readonly production: boolean;
  readonly houseRules: HouseRules;
  /** Who reads texts besides the rules, and what that may cost. */
  readonly model: { readonly reader: LanguageModel; readonly budget: ModelBudget } | null;
  /** From which of our numbers operator alerts go. */
  readonly operatorNumber: Phone | null;
  /** Between the look-ups of a text whose outcome is unknown. */
  readonly lookupGapMs: number;
  readonly burst: BurstWindow;
  /** Business time. */
  readonly now: () => Temporal.Instant;
  readonly logLevel: LogLevel;
  readonly logTo: Destination;
  readonly ownMetricsPort: boolean;
  readonly health: (store: Store) => Promise<HealthReport>;
  readonly version: () => Promise<VersionReport>;
};

export type Context = {
  readonly store: Store;
  readonly world: World;
  readonly carrier: Carrier;
  readonly doors: Doors;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Writes what the gate must know of the configuration where it reads it; starting the loops does so, too. */
  keepRules(): Promise<void>;
  /** Starts the loops; stopping them begins nothing new and waits for what is under way. */
  startWork(): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
};

const connectionsMax = 16;
const inboxLanes = 4;
/** Events that wait for the language model, beside the lanes; of those that have their answer so many go on at a time. */
const asideMax = 200;
const returningMax = 4;
const outboxLanes = 4;
const lookUpLanes = 2;
/** A sweep that takes long holds up no other timer. */
const timerLanes = 3;
const pollMs = 1_000;
const noticeEveryMs = 50;

/** The composition root: the only place where the floors meet. */
export function makeContext(setup: Setup): Context {
  const log = makeLog(setup.logLevel, setup.logTo);
  const metrics = makeMetrics();
  const store = openStore({ url: setup.databaseUrl, name: setup.name, connectionsMax });
  const { now } = setup;
  const loops = new Map<Queue | "look-ups", Loop>();
  const notice = throttled(noticeEveryMs, () => {
    store.notifyOthers().catch(() => undefined);
  });
  const wake: World["wake"] = (queue) => {
    loops.get(queue)?.wake();
    if (!loops.has(queue)) notice();
  };
  const wakeInbox = () => wake("inbox");
  const { burst } = setup;
  const { receive, isFull } = makeReceive({
    insertEvents: takeIn({ store, now, burst, wake: wakeInbox, wakeIn: makeAlarm(wakeInbox) }),
  });
  const { carrier, send } = connectCarrier(setup.account, setup.publicUrl, () => store.withoutTenant(standingOf));
  const world: World = {
    store,
    now,
    receive,
    wake,
    read: async (text, context) => readByRules(text, context),
    burstMs: burst.ms,
    model: setup.model === null ? null : toldOf(setup.model.reader, log, metrics),
    allowFiction: !setup.production,
    operatorPhone: setup.houseRules.operatorPhone,
    operatorNumber: setup.operatorNumber,
    terms: { url: setup.publicUrl + termsPath, trialDays: setup.houseRules.trialDays },
  };
  const doors: Doors = {
    receive,
    isFull,
    twilio: makeTwilioDoors({ ...setup.account, publicUrl: setup.publicUrl }),
    greeting: greetingFor,
    health: () => setup.health(store),
    version: setup.version,
    metrics: setup.ownMetricsPort ? null : () => metrics.page(),
    log: tellDoors(log, metrics),
  };
  return {
    store,
    world,
    carrier,
    doors,
    log,
    metrics,
    keepRules: () => keepRules(store, setup),
    startWork: () => startWork({ world, carrier, log, metrics, send, loops, setup }),
    close: () => store.close(),
  };
}

type Work = {
  readonly world: World;
  readonly carrier: Carrier;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly send: Dispatch["send"];
  readonly loops: Map<Queue | "look-ups", Loop>;
  readonly setup: Setup;
};

async function keepRules(store: Store, { houseRules, model, now }: Setup): Promise<void> {
  await store.withoutTenant((db) => keepHouseRules(db, houseRules, now()));
  if (model !== null) await store.withoutTenant((db) => keepModelBudget(db, model.budget, now()));
}

type Queue = Parameters<World["wake"]>[0];

async function startWork(work: Work): Promise<{ stop(): Promise<void> }> {
  const { world, carrier, log, metrics, send, loops, setup } = work;
  const gapMs = setup.lookupGapMs;
  const { store, now } = world;
  const chance = () => Math.random();
  await keepRules(store, setup);
  await setSchedule(world);
  const failed = (where: string) => (error: unknown) => log.failed({ where, error });
  const asides = new Asides({ most: asideMax, returning: returningMax, failed: failed("inbox") });
  const inbox = inboxTurn(world, tellInbox(log, metrics), chance, asides);
  const begun = () => loops.get("outbox")?.wake();
  const dispatch: Dispatch = { store, send, now, chance, told: tellOutbox(log, metrics), begun };
  const sweepFound = (number: Phone, swept: { texts: number; calls: number }, since: Temporal.Instant) => {
    log.sweepFound({ number, ...swept, sinceMs: Math.round(since.until(now()).total("milliseconds")) });
    metrics.sweepFound("text", swept.texts);
    metrics.sweepFound("call", swept.calls);
  };
  const timers = timerTurn({ world, carrier, sweepFound }, (_timer, error) => failed("timer")(error), chance);
  loops.set("inbox", startLoop(inbox, { lanes: inboxLanes, pollMs, failed: failed("inbox") }));
  loops.set(
    "outbox",
    startLoop(() => dispatchOne(dispatch), { lanes: outboxLanes, pollMs, failed: failed("outbox") }),
  );
  loops.set("timers", startLoop(timers, { lanes: timerLanes, pollMs, failed: failed("timers") }));
  const lookUps: LookUps = { world, carrier, gapMs, told: tellLookUps(log, metrics) };
  const lookUpPollMs = Math.min(pollMs, gapMs);
  loops.set(
    "look-ups",
    startLoop(() => lookUpUnknown(lookUps), { lanes: lookUpLanes, pollMs: lookUpPollMs, failed: failed("look-ups") }),
  );
  const listener = store.listenForWakeUps(() => {
    for (const loop of loops.values()) loop.wakeAll();
  });
  return {
    stop: async () => {
      await listener.close();
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
      await asides.settled();
      loops.clear();
    },
  };
}

function toldOf(model: LanguageModel, log: Log, metrics: Metrics): LanguageModel {
  return {
    ...model,
    ask: async (question) => {
      const startedAt = performance.now();
      const answer = await model.ask(question);
      const tookMs = Math.round(performance.now() - startedAt);
      const outcome = answer.is === "read" ? "read" : answer.why;
      const { input, output } = answer.tokens ?? { input: 0, output: 0 };
      log.modelAsked({ model: model.name, outcome, tookMs, inputTokens: input, outputTokens: output });
      metrics.modelAsked(outcome, tookMs / 1000, { input, output });
      return answer;
    },
  };
}

function tellInbox(log: Log, metrics: Metrics): Parameters<typeof inboxTurn>[1] {
  return {
    done: ({ id, event, clientId, attempts }, _conclusion, tookMs) => {
      log.eventDone({ eventId: id, kind: event.kind, clientId, attempt: attempts, tookMs });
      metrics.event(event.kind, "done", tookMs / 1000);
    },
    retried: ({ id, event, clientId, attempts }, inMs, error) => {
      log.eventRetried({ eventId: id, kind: event.kind, clientId, attempt: attempts, inMs, error });
      metrics.event(event.kind, "retried", 0);
    },
    dead: ({ id, event, clientId, attempts }, error) => {
      log.eventDead({ eventId: id, kind: event.kind, clientId, attempts, error });
      metrics.event(event.kind, "dead", 0);
    },
  };
}

function tellOutbox(log: Log, metrics: Metrics): Dispatch["told"] {
  return ({ text, clientId, action }, settlement, tookMs) => {
    const facts = { outboxId: text.outboxId, clientId, action, to: text.to };
    metrics.send(action, settlement.state === "queued" ? "refused" : settlement.state, tookMs / 1000);
    if (settlement.state === "accepted") log.textSent({ ...facts, ...settlement, tookMs });
    else if (settlement.state === "unknown") log.textUnknown({ ...facts, reason: settlement.reason });
    else log.textRefused({ ...facts, code: settlement.errorCode, again: settlement.state === "queued" });
  };
}

function tellLookUps(log: Log, metrics: Metrics): LookUps["told"] {
  return ({ id, clientId, action, recipient, lookUps }, outcome) => {
    const facts = { outboxId: id, clientId, action, to: recipient };
    log.textLookedUp({ ...facts, outcome });
    metrics.lookUp(outcome);
    if (outcome !== "again") return;
    log.secondAttempt({ ...facts, lookUps: lookUps + 1 });
    metrics.secondAttempt();
  };
}
