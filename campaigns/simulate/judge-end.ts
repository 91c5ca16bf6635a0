import { eventKey } from "../../src/domain/event-key.ts";
import type { SimulatedCarrier } from "./carrier.ts";
import type { Database } from "./port/database.ts";
import { isUntold } from "./port/outbox.ts";

/** What is not at its end: nothing of this may remain once faults are over and time has passed. */
export function unfinished({ tables: t }: Database, nowMs: number): readonly string[] {
  return [
    ...[...t.inbox.rows.values()].filter(({ state }) => state === "waiting").map(({ key }) => `event ${key} waits`),
    ...[...t.outbox.rows.values()]
      .filter(({ state }) => state === "queued" || state === "sending" || state === "unknown")
      .map(({ id, state }) => `text ${id} is ${state}`),
    ...[...t.outbox.rows.values()]
      .filter((row) => isUntold(row, nowMs))
      .map(({ id }) => `nobody is told of text ${id}`),
    ...[...t.timers.rows.values()]
      .filter(({ state, everySeconds }) => state === "dead" || (state === "waiting" && everySeconds === null))
      .map(({ kind, state, error }) => `timer ${kind} is ${state}: ${error}`),
  ];
}

/** What was read with another text was said after it by the same person, could wait, is done with it, and is kept once. */
export function judgeBursts({ tables: t }: Database): readonly string[] {
  const rows = [...t.inbox.rows.values()];
  return rows.flatMap(({ id, thread, seq, burstUntil, outcome, finishedAt, clientId, event: { carrierId } }) => {
    const leaderId = /read with (\S+)$/.exec(outcome ?? "")?.[1];
    if (leaderId === undefined) return [];
    const leader = t.inbox.rows.get(`${clientId} ${leaderId}`);
    const isTheirs = leader?.thread === thread && leader.seq < seq && leader.finishedAt === finishedAt;
    const kept = [...t.messages.rows.values()].filter((message) => message.carrierId === carrierId).length;
    return [
      ...(isTheirs && leader.state === "done" ? [] : [`${id} was read with ${leaderId}, which is none of its burst`]),
      ...(burstUntil === null ? [`${id} should have been acted upon by itself`] : []),
      ...(kept === 1 || outcome?.startsWith("recorded") === true ? [] : [`${id} is kept ${kept} times`]),
    ];
  });
}

/** Nothing that was acknowledged, or that happened, is missing, and nothing is there twice. */
export function judgeIntake(
  { tables }: Database,
  { arrived }: SimulatedCarrier,
  acknowledged: ReadonlySet<string>,
): readonly string[] {
  const times = new Map<string, number>();
  for (const { key } of tables.inbox.rows.values()) times.set(key, (times.get(key) ?? 0) + 1);
  const happened = arrived.filter(({ event }) => event.kind === "call_arrived" || event.kind === "text_arrived");
  return [
    ...[...times].filter(([, count]) => count > 1).map(([key, count]) => `${key} is in the inbox ${count} times`),
    ...[...acknowledged].filter((key) => !times.has(key)).map((key) => `${key} was acknowledged and is lost`),
    ...happened
      .map(({ event }) => eventKey(event))
      .filter((key) => !times.has(key))
      .map((key) => `${key} happened and never came in`),
  ];
}
