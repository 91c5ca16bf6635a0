import { collectDefaultMetrics, Registry } from "prom-client";
import { inboxMetrics } from "./metrics/inbox.ts";
import { intakeMetrics } from "./metrics/intake.ts";
import { modelMetrics } from "./metrics/model.ts";
import { outboxMetrics } from "./metrics/outbox.ts";

export type Metrics = ReturnType<typeof makeMetrics>;

/** A registry of its own, so that two applications in one process (a test's) do not count into each other. */
export function makeMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    ...intakeMetrics(registry),
    ...inboxMetrics(registry),
    ...modelMetrics(registry),
    ...outboxMetrics(registry),

    /** What Prometheus reads. */
    async page(): Promise<{ contentType: string; body: string }> {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
