import { maskPhone } from "../mask.ts";
import type { Line } from "./line.ts";

/** What reached the doors. */
export function intakeLines(line: Line) {
  return {
    /** At debug: there is one for each webhook, and the inbox row says the same. */
    webhookAcknowledged(facts: { route: string; eventKey: string; duplicate: boolean; tookMs: number }): void {
      const { route, eventKey, duplicate, tookMs } = facts;
      line("debug", "webhook_acknowledged", { route, eventKey, duplicate, tookMs });
    },

    webhookRefused(facts: { route: string; status: number; code: string; requestId: string }): void {
      const { route, status, code, requestId } = facts;
      line(status >= 500 ? "error" : "warn", "webhook_refused", { route, status, code, requestId });
    },

    /** So many since the last such line: a line for each would be a flood of its own. */
    turnedAway(facts: { webhooks: number }): void {
      line("warn", "webhooks_turned_away", { webhooks: facts.webhooks });
    },

    sweepFound(facts: { number: string; texts: number; calls: number; sinceMs: number }): void {
      const { texts, calls, sinceMs } = facts;
      line("warn", "sweep_found", { number: maskPhone(facts.number), texts, calls, sinceMs });
    },
  };
}
