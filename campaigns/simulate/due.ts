import { houseClient } from "../../src/domain/ids.ts";
import type { Database } from "./port/database.ts";
import type { InboxRow } from "./port/rows.ts";
import type { Queue } from "./product.ts";

/** When each queue has something to do next, by the database's clock; infinite where it has nothing. */
export function dueOf({ tables: t, clockMs }: Database, aheadMs: number, gapMs: number): Record<Queue, number> {
  const due = { inbox: Infinity, outbox: Infinity, timers: Infinity, "look-ups": Infinity };
  const waiting = [...t.inbox.rows.values()].filter(({ state }) => state === "waiting").toSorted(bySeq);
  for (const thread of Map.groupBy(waiting, (row) => row.thread).values())
    due.inbox = Math.min(due.inbox, dueOfThread(thread));
  const shutOf = new Map<string, number>();
  for (const { clientId, closedAt, openUntil } of t.circuits.rows.values())
    if (closedAt === null) shutOf.set(clientId, Math.max(openUntil, shutOf.get(clientId) ?? 0));
  const threads = new Set<string>();
  for (const row of [...t.outbox.rows.values()].toSorted(bySeq)) {
    if (row.state === "unknown") {
      const at = (row.lookedUpAt ?? row.unknownAt ?? row.queuedAt) + gapMs;
      due["look-ups"] = Math.min(due["look-ups"], Math.max(at, (row.leasedUntil ?? -1) + 1));
    }
    const thread = `${row.sender} ${row.recipient}`;
    if ((row.state !== "queued" && row.state !== "sending") || threads.has(thread)) continue;
    threads.add(thread);
    const shut = Math.max(shutOf.get(row.clientId) ?? 0, shutOf.get(houseClient) ?? 0);
    const sendAt = Math.min(Math.max(row.dueAt, shut), Math.max(row.dueAt, row.expiresAt - aheadMs));
    due.outbox = Math.min(due.outbox, row.state === "queued" ? sendAt : (row.leasedUntil ?? 0) + 1);
  }
  for (const row of t.timers.rows.values()) {
    if (row.state !== "waiting") continue;
    due.timers = Math.min(due.timers, Math.max(row.dueAt - aheadMs, row.retryAt, (row.leasedUntil ?? -1) + 1));
  }
  for (const queue of ["inbox", "outbox", "timers", "look-ups"] as const) due[queue] = Math.max(due[queue], clockMs());
  return due;
}

/** A burst is due when nobody has added to it for its window, at its end, or when it is ended by what must act at once. */
function dueOfThread([head, ...others]: readonly InboxRow[]): number {
  if (head === undefined) return Infinity;
  const alone = Math.max(head.dueAt, (head.leasedUntil ?? -1) + 1);
  if (head.burstUntil === null || head.attempts > 0) return alone;
  const urgent = others.find(({ burstUntil }) => burstUntil === null);
  if (urgent !== undefined) return Math.min(head.dueAt, urgent.dueAt);
  return Math.max(head.dueAt, Math.min(head.burstUntil, others.at(-1)?.dueAt ?? 0));
}

function bySeq(one: { readonly seq: number }, other: { readonly seq: number }): number {
  return one.seq - other.seq;
}
