import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { boundedLabel } from "../bounded-label.ts";

/** How the inbox stands, as read from the database from time to time. */
export type InboxDepth = { readonly waiting: number; readonly dead: number; readonly oldestWaitingSeconds: number };

const workSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What became of what reached us. */
export function inboxMetrics(registry: Registry) {
  const registers = [registry];
  const rows = new Gauge({
    name: "jobrun_inbox_rows",
    help: "Events by state",
    labelNames: ["state"],
    registers,
  });
  const lag = new Gauge({
    name: "jobrun_inbox_lag_seconds",
    help: "How long the oldest waiting event has been waiting",
    registers,
  });
  const ended = new Counter({
    name: "jobrun_events_total",
    help: "Events by kind and by how an attempt ended",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const took = new Histogram({
    name: "jobrun_event_seconds",
    help: "From an event's arrival to its being done",
    labelNames: ["kind"],
    buckets: workSeconds,
    registers,
  });
  const label = boundedLabel();
  return {
    inbox(depth: InboxDepth): void {
      rows.set({ state: "waiting" }, depth.waiting);
      rows.set({ state: "dead" }, depth.dead);
      lag.set(depth.oldestWaitingSeconds);
    },

    event(kind: string, outcome: "done" | "retried" | "dead", seconds: number): void {
      ended.inc({ kind: label(kind), outcome });
      if (outcome === "done") took.observe({ kind: label(kind) }, seconds);
    },
  };
}
