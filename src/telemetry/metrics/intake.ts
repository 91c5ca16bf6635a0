import { Counter, Histogram, type Registry } from "prom-client";
import { boundedLabel } from "../bounded-label.ts";

export type WebhookOutcome = "stored" | "duplicate" | "refused" | "away" | "overloaded";

const acknowledgeSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];

/** What reached the doors. */
export function intakeMetrics(registry: Registry) {
  const registers = [registry];
  const webhooks = new Counter({
    name: "jobrun_webhooks_total",
    help: "Webhooks by route and by what became of them",
    labelNames: ["route", "outcome"],
    registers,
  });
  const took = new Histogram({
    name: "jobrun_webhook_seconds",
    help: "From when a webhook was known to be genuine until it was committed",
    labelNames: ["route"],
    buckets: acknowledgeSeconds,
    registers,
  });
  const found = new Counter({
    name: "jobrun_sweep_found_total",
    help: "Events that the sweep found and no webhook brought",
    labelNames: ["kind"],
    registers,
  });
  const route = boundedLabel();
  return {
    /** `seconds`: null where nothing was committed. */
    webhook(path: string, outcome: WebhookOutcome, seconds: number | null): void {
      webhooks.inc({ route: route(path), outcome });
      if (seconds !== null) took.observe({ route: route(path) }, seconds);
    },

    sweepFound(kind: "text" | "call", count: number): void {
      found.inc({ kind }, count);
    },
  };
}
