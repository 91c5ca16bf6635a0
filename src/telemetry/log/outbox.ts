import { maskPhone } from "../mask.ts";
import type { Line } from "./line.ts";

type TextFacts = {
  readonly outboxId: string;
  readonly clientId: string;
  readonly action: string;
  readonly to: string;
};

/** What left, and what may not. */
export function outboxLines(line: Line) {
  return {
    textSent(facts: TextFacts & { carrierId: string; segments: number | null; tookMs: number }): void {
      line("info", "text_sent", {
        ...named(facts),
        carrierId: facts.carrierId,
        segments: facts.segments,
        tookMs: facts.tookMs,
      });
    },

    /** The carrier said no, or nothing left this machine. */
    textRefused(facts: TextFacts & { code: string; again: boolean }): void {
      line("warn", "text_refused", { ...named(facts), code: facts.code, again: facts.again });
    },

    /** It may have been accepted: look-ups follow, and never a blind second attempt. */
    textUnknown(facts: TextFacts & { reason: string }): void {
      line("warn", "text_unknown", { ...named(facts), reason: facts.reason });
    },

    textExpired(facts: TextFacts & { lateMs: number }): void {
      line("warn", "text_expired", { ...named(facts), lateMs: facts.lateMs });
    },

    /** The carrier's list was read for a text of unknown outcome. */
    textLookedUp(facts: TextFacts & { outcome: string }): void {
      line("info", "text_looked_up", { ...named(facts), outcome: facts.outcome });
    },

    secondAttempt(facts: TextFacts & { lookUps: number }): void {
      line("warn", "second_attempt", { ...named(facts), lookUps: facts.lookUps });
    },

    gateRefused(facts: { clientId: string; action: string; reason: string; block: "SOFT" | "HARD" }): void {
      const { clientId, action, reason, block } = facts;
      line("info", "gate_refused", { clientId, action, reason, block });
    },
  };
}

function named({ outboxId, clientId, action, to }: TextFacts) {
  return { outboxId, clientId, action, to: maskPhone(to) };
}
