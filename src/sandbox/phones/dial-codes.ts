import type { DivertCondition } from "../records.ts";
import { dialledNumber, isPhone } from "./plan.ts";

/** What a dialled code asks of the network. `activate` and `deactivate` are about a divert already stored. */
export type DialCode =
  | { kind: "set"; conditions: readonly DivertCondition[]; to: string; ringSeconds: number | null }
  | { kind: "activate" | "deactivate" | "erase" | "query"; conditions: readonly DivertCondition[] }
  | { kind: "wrong"; why: string };

const CONDITIONAL = ["noAnswer", "unreachable", "busy"] as const;
const SERVICES: Record<string, readonly DivertCondition[]> = {
  "21": ["all"],
  "61": ["noAnswer"],
  "62": ["unreachable"],
  "67": ["busy"],
  "004": CONDITIONAL,
  "002": ["all", ...CONDITIONAL],
};
const RING_SECONDS = new Set([5, 10, 15, 20, 25, 30]);
const VOICE_CALLS = "11";
const CODE = /^(\*#|\*\*|##|\*|#)(\d{2,3})(?:\*([^*#]*))?(?:\*(\d*))?(?:\*(\d*))?#$/u;

/** Divert codes as the GSM standard and the fixed network write them (telephony facts, A13). */
export function readDialCode(dialled: string, kind: "mobile" | "landline"): DialCode {
  const [, start, service = "", to, basicService, ringTime] = CODE.exec(dialled.replaceAll(/\s/gu, "")) ?? [];
  const conditions = SERVICES[service];
  if (start === undefined || conditions === undefined) return wrong("there is no such code");
  if (kind === "landline") return landlineCode(start, conditions, to);
  if (start === "**") {
    return setting(conditions, service, to, basicService ?? "", ringTime ?? "");
  }
  return plainCode(start, conditions);
}

function plainCode(start: string, conditions: readonly DivertCondition[]): DialCode {
  switch (start) {
    case "*":
      return { kind: "activate", conditions };
    case "#":
      return { kind: "deactivate", conditions };
    case "##":
      return { kind: "erase", conditions };
    default:
      return { kind: "query", conditions };
  }
}

/** A landline has one-star codes: *61*N# sets, #61# cancels. */
function landlineCode(start: string, conditions: readonly DivertCondition[], to: string | undefined): DialCode {
  if (start === "*" && to !== undefined) return setting(conditions, "landline", to, "", "");
  if (start === "#") return { kind: "erase", conditions };
  if (start === "*#") return { kind: "query", conditions };
  return wrong("a landline takes one star: *61*NUMBER# sets, #61# cancels");
}

function setting(
  conditions: readonly DivertCondition[],
  service: string,
  written: string | undefined,
  basicService: string,
  ringTime: string,
): DialCode {
  const to = dialledNumber(written ?? "");
  if (!isPhone(to)) return wrong("the number to divert to is not a phone number");
  if (basicService !== "" && basicService !== VOICE_CALLS) return wrong("only *11* (voice calls) may stand there");
  if (ringTime === "") return { kind: "set", conditions, to, ringSeconds: null };
  const ringSeconds = Number(ringTime);
  if (service !== "61" && service !== "004") return wrong("only 61 and 004 take a ring time");
  if (!RING_SECONDS.has(ringSeconds)) return wrong("the ring time must be 5, 10, 15, 20, 25 or 30");
  return { kind: "set", conditions, to, ringSeconds };
}

function wrong(why: string): DialCode {
  return { kind: "wrong", why };
}
