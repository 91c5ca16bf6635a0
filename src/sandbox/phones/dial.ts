import type { Network } from "../network.ts";
import type { DivertCondition, Handset } from "../records.ts";
import { readDialCode, type DialCode } from "./dial-codes.ts";
import { handsetAt } from "./handsets.ts";

export type Dialled = { from: string; dialled: string; done: boolean; display: string };

const WHEN: Record<DivertCondition, string> = {
  all: "all calls",
  noAnswer: "when unanswered",
  unreachable: "when unreachable",
  busy: "when busy",
};

export function isDialCode(to: string): boolean {
  return to.startsWith("*") || to.startsWith("#");
}

/** Dials a code from a handset: changes its diverts and says what the network displays. */
export function dial(network: Network, from: string, dialled: string): Dialled {
  const handset = handsetAt(network, from);
  handset.asked = true;
  const code = readDialCode(dialled, handset.kind);
  const display = apply(handset, code);
  network.changed();
  return { from, dialled, done: display !== null, display: display ?? refusal(code) };
}

/** Null: the network refused, and nothing changed. */
function apply(handset: Handset, code: DialCode): string | null {
  if (code.kind === "wrong") return null;
  const { conditions } = code;
  if (code.kind === "query") return conditions.map((condition) => status(handset, condition)).join("\n");
  if (code.kind === "activate" && conditions.some((condition) => handset.diverts[condition] === null)) return null;
  for (const condition of conditions) {
    const stored = handset.diverts[condition];
    if (code.kind === "set") handset.diverts[condition] = { to: code.to, on: true, ringSeconds: code.ringSeconds };
    else if (code.kind === "erase") handset.diverts[condition] = null;
    else if (stored !== null) handset.diverts[condition] = { ...stored, on: code.kind === "activate" };
  }
  return conditions.map((condition) => status(handset, condition)).join("\n");
}

function status(handset: Handset, condition: DivertCondition): string {
  const divert = handset.diverts[condition];
  if (divert === null) return `Call forwarding ${WHEN[condition]}: not forwarded`;
  const after = divert.ringSeconds === null ? "" : ` after ${divert.ringSeconds} seconds`;
  return `Call forwarding ${WHEN[condition]}: ${divert.on ? "forwarded" : "switched off, stored"} to ${divert.to}${after}`;
}

function refusal(code: DialCode): string {
  if (code.kind === "wrong") return `Connection problem or invalid MMI code: ${code.why}`;
  return "Service not registered: no number is stored for it, write two stars (**61*NUMBER#)";
}
