import type { Line } from "./line.ts";

/** What a person did to the installation, or must do. */
export function operationsLines(line: Line) {
  return {
    switchPressed(facts: { scope: string; switched: string; to: boolean; by: string; drained: boolean }): void {
      const { scope, switched, to, by, drained } = facts;
      line("warn", "switch_pressed", { scope, switched, to, by, drained });
    },

    incidentRaised(facts: { incidentId: string; kind: string; clientId: string | null }): void {
      const { incidentId, kind, clientId } = facts;
      line("error", "incident_raised", { incidentId, kind, clientId });
    },
  };
}
