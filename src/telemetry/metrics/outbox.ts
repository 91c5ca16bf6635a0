import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { boundedLabel } from "../bounded-label.ts";

const sendSeconds = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What left, and what the gate said. */
export function outboxMetrics(registry: Registry) {
  const registers = [registry];
  const rows = new Gauge({ name: "jobrun_outbox_rows", help: "Texts by state", labelNames: ["state"], registers });
  const sends = new Counter({
    name: "jobrun_sends_total",
    help: "Attempts by action and by what is known of their outcome",
    labelNames: ["action", "outcome"],
    registers,
  });
  const took = new Histogram({
    name: "jobrun_send_seconds",
    help: "From handing a text to the carrier to its answer",
    buckets: sendSeconds,
    registers,
  });
  const second = new Counter({
    name: "jobrun_second_attempts_total",
    help: "Texts sent again after two look-ups found nothing",
    registers,
  });
  const lookUps = new Counter({
    name: "jobrun_look_ups_total",
    help: "Look-ups of texts of unknown outcome, by what they found",
    labelNames: ["outcome"],
    registers,
  });
  const decisions = new Counter({
    name: "jobrun_gate_decisions_total",
    help: "Decisions by action, outcome and reason",
    labelNames: ["action", "outcome", "reason"],
    registers,
  });
  const label = { action: boundedLabel(), state: boundedLabel(), reason: boundedLabel(), outcome: boundedLabel() };
  return {
    outbox(counts: Readonly<Record<string, number>>): void {
      for (const [state, count] of Object.entries(counts)) rows.set({ state: label.state(state) }, count);
    },

    send(action: string, outcome: "accepted" | "refused" | "unknown", seconds: number): void {
      sends.inc({ action: label.action(action), outcome });
      took.observe(seconds);
    },

    lookUp(outcome: string): void {
      lookUps.inc({ outcome: label.outcome(outcome) });
    },

    secondAttempt(): void {
      second.inc();
    },

    /** `reason` is `none` where the gate said yes. */
    gateDecision(action: string, outcome: "allowed" | "refused", reason: string): void {
      decisions.inc({ action: label.action(action), outcome, reason: label.reason(reason) });
    },
  };
}
