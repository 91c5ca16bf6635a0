import { errorFacts } from "../error-facts.ts";
import type { Line } from "./line.ts";

/** The life of this process and of what it stands on. */
export function processLines(line: Line) {
  return {
    started(facts: { role: string; address: string; carrier: string; version: string; tookMs: number }): void {
      const { role, address, carrier, version, tookMs } = facts;
      line("info", "started", { role, address, carrier, version, tookMs });
    },

    stopping(facts: { because: string }): void {
      line("info", "stopping", { because: facts.because });
    },

    stopped(facts: { tookMs: number; leftRunning: number }): void {
      line(facts.leftRunning === 0 ? "info" : "warn", "stopped", {
        tookMs: facts.tookMs,
        leftRunning: facts.leftRunning,
      });
    },

    databaseAway(facts: { error: unknown }): void {
      line("error", "database_away", { error: errorFacts(facts.error) });
    },

    databaseBack(facts: { awayMs: number }): void {
      line("info", "database_back", { awayMs: facts.awayMs });
    },

    /** Something that nobody expected, caught at a door or at the end of a loop's turn. */
    failed(facts: { where: string; error: unknown }): void {
      line("error", "failed", { where: facts.where, error: errorFacts(facts.error) });
    },
  };
}
