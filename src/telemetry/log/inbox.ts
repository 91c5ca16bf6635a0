import { errorFacts } from "../error-facts.ts";
import type { Line } from "./line.ts";

type EventFacts = { readonly eventId: string; readonly kind: string; readonly clientId: string | null };

/** What became of what reached us. */
export function inboxLines(line: Line) {
  return {
    eventDone(facts: EventFacts & { attempt: number; tookMs: number }): void {
      const { eventId, kind, clientId, attempt, tookMs } = facts;
      line("info", "event_done", { eventId, kind, clientId, attempt, tookMs });
    },

    eventRetried(facts: EventFacts & { attempt: number; inMs: number; error: unknown }): void {
      const { eventId, kind, clientId, attempt, inMs } = facts;
      line("warn", "event_retried", { eventId, kind, clientId, attempt, inMs, error: errorFacts(facts.error) });
    },

    /** A person must look: `jobrun dead` shows it. */
    eventDead(facts: EventFacts & { attempts: number; error: unknown }): void {
      const { eventId, kind, clientId, attempts } = facts;
      line("error", "event_dead", { eventId, kind, clientId, attempts, error: errorFacts(facts.error) });
    },
  };
}
