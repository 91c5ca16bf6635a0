import { type DivertStep, divertCodes } from "../divert/steps.ts";
import { networks, phoneTypes } from "../divert/network.ts";
import { isInstant, isRecord } from "../plain-json.ts";
import {
  type Agreement,
  facts,
  firstOpen,
  newSetup,
  type Open,
  plainQuestions,
  type Setup,
  type Told,
} from "./setup.ts";

/** What is stored beside the state, under the predecessor's keys where it had one for the same thing. */
export function storedFieldsOf({ told, open, last, misses }: Setup): Readonly<Record<string, unknown>> {
  return {
    business_type: told.trade,
    service_location: told.area,
    business_name: told.businessName,
    owner_name: told.ownerName,
    notification_preference: told.alerts === null ? null : "SMS",
    alerts: told.alerts,
    confirm_live: told.agreed?.words ?? null,
    agreed_at: told.agreed?.at ?? null,
    phone_type: told.phoneType,
    network: told.network,
    open,
    last,
    misses,
  };
}

/** Takes what is stored. What the predecessor left, or no step of ours has written, goes on at the first open question. */
export function parseSetup(fields: unknown): Setup {
  if (!isRecord(fields)) return newSetup;
  const { alerts, last, misses } = fields;
  const told: Told = {
    trade: textOf(fields["business_type"]),
    area: textOf(fields["service_location"]),
    businessName: textOf(fields["business_name"]),
    ownerName: textOf(fields["owner_name"]),
    alerts: alerts === "any_hour" || alerts === "not_at_night" ? alerts : null,
    agreed: agreementOf(fields),
    phoneType: phoneTypes.find((each) => each === fields["phone_type"]) ?? null,
    network: networks.find((each) => each === fields["network"]) ?? null,
  };
  return {
    told,
    open: openOf(fields["open"]) ?? firstOpen({ told }, false),
    last: Array.isArray(last) ? facts.filter((each) => last.includes(each)) : [],
    misses: typeof misses === "number" ? misses : 0,
  };
}

const plainOpen = [...plainQuestions, "live"] as const;

function openOf(stored: unknown): Open | null {
  if (!isRecord(stored)) return null;
  const { is, step, attempt } = stored;
  if (is === "test_call") return typeof attempt === "number" ? { is, attempt } : null;
  if (is === "divert") {
    const parsed = stepOf(step);
    return parsed === null ? null : { is, step: parsed };
  }
  const plain = plainOpen.find((each) => each === is);
  return plain === undefined ? null : { is: plain };
}

function stepOf(stored: unknown): DivertStep | null {
  if (!isRecord(stored)) return null;
  const code = divertCodes.find((each) => each === stored["code"]);
  const { attempt } = stored;
  return code === undefined || typeof attempt !== "number" ? null : { code, attempt };
}

function textOf(stored: unknown): string | null {
  return typeof stored === "string" && stored.trim() !== "" ? stored : null;
}

/** A yes without its moment is none: the predecessor kept no time. */
function agreementOf({ confirm_live: words, agreed_at: at }: Record<string, unknown>): Agreement | null {
  return typeof words === "string" && isInstant(at) ? { at, words } : null;
}
