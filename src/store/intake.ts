import type { Pool } from "pg";
import type { CarrierEvent, NumberRole, Receipt, ReceivedEvent } from "../domain/carrier-event.ts";
import { unreachable } from "../domain/unreachable.ts";
import { newId } from "./new-id.ts";

/** For each event how long it may wait for what follows it, or null where it must not; and by which clock. */
export type Waits = { readonly ms: readonly (number | null)[]; readonly clock: "database" | "business" };

/** Commits the events in one transaction and answers in their order. A key that is there already is not stored again. */
export type InsertEvents = (
  events: readonly ReceivedEvent[],
  now: Temporal.Instant,
  waits?: Waits,
) => Promise<readonly Receipt[]>;

type Row = { first: boolean; role: NumberRole; businessName: string | null };

const receiveEvent = {
  name: "receive_event",
  text: `SELECT first, role, "businessName" FROM receive_event($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
} as const;

export function insertEvents(pool: Pool): InsertEvents {
  return async (events, now, waits = { ms: [], clock: "database" }) => {
    const values = [
      events.map(() => newId("event")),
      events.map(({ key }) => key),
      events.map(({ event }) => event.kind),
      events.map(({ event }) => ourNumber(event)),
      events.map(({ event }) => threadOf(event)),
      events.map(({ event }) => JSON.stringify(event)),
      ...bytesOf(events),
      events.map(({ door }) => door),
      events.map(({ happenedAt }) => happenedAt?.toString() ?? null),
      now.toString(),
      waits.ms,
      waits.clock === "business" ? now.toString() : null,
    ];
    const { rows } = await pool.query<Row>({ ...receiveEvent, values });
    return rows;
  };
}

/** All raw bodies as one run of bytes, with where each starts, from 1, and how long it is: an array would go as hex. */
function bytesOf(events: readonly ReceivedEvent[]): [Buffer, number[], number[]] {
  let next = 1;
  const starts = events.map(({ raw }) => {
    const start = next;
    next += raw.length;
    return start;
  });
  return [Buffer.concat(events.map(({ raw }) => raw)), starts, events.map(({ raw }) => raw.length)];
}

function ourNumber(event: CarrierEvent): string {
  return event.kind === "text_status" ? event.from : event.to;
}

/** What must stay in order: all that one person and one number of ours say to each other; a text's statuses by themselves. */
function threadOf(event: CarrierEvent): string {
  switch (event.kind) {
    case "call_arrived":
    case "text_arrived":
      return `${event.to}|${event.from}`;
    case "call_status":
    case "text_status":
      return event.carrierId;
    default:
      return unreachable(event);
  }
}
