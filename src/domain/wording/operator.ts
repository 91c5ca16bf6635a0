import { displayPhone, type Phone } from "../phone.ts";
import type { Danger } from "../reading.ts";
import { dangerName } from "./owner.ts";
import { openSlot } from "./slot.ts";
import { textNameOf } from "./text-name.ts";

/** Somebody is in danger at a client's customer; `refusal` where our safety text could not go out. */
export function operatorDanger(slots: {
  readonly businessName: string;
  readonly phone: Phone;
  readonly danger: Danger;
  readonly refusal: string | null;
}): string {
  const unsent = slots.refusal === null ? "" : ` NOT TEXTED (${openSlot(slots.refusal, 40) ?? "refused"}): ring them.`;
  return `JobRun DANGER: ${dangerName(slots.danger)}. ${displayPhone(slots.phone)}, customer of ${textNameOf(slots.businessName)}.${unsent}`;
}

/** An emergency's alert that was not delivered to the owner in time (three minutes). */
export function operatorAlertUndelivered(slots: {
  readonly businessName: string;
  readonly ownerPhone: Phone;
  readonly number: number | null;
}): string {
  const lead = slots.number === null ? "" : ` #${slots.number}`;
  return `JobRun: emergency alert${lead} not delivered to ${textNameOf(slots.businessName)}. Ring the owner: ${displayPhone(slots.ownerPhone)}.`;
}

/** An alert to an owner that may not be sent at all. */
export function operatorOwnerNotTold(slots: {
  readonly businessName: string;
  readonly ownerPhone: Phone;
  readonly reason: string;
}): string {
  return `JobRun: ${textNameOf(slots.businessName)} could not be told of a customer (${openSlot(slots.reason, 60) ?? "refused"}). Ring the owner: ${displayPhone(slots.ownerPhone)}.`;
}

/** Something arrived on a number that belongs to no client. */
export function operatorStrayNumber(slots: {
  readonly to: Phone;
  readonly from: string;
  readonly what: "call" | "text";
}): string {
  return `JobRun: a ${slots.what} from ${openSlot(slots.from, 20) ?? "a withheld number"} came to ${displayPhone(slots.to)}, which is no client's number.`;
}

/** Any other incident: its short number, for "incident ack", and one line about it. */
export function operatorIncident(slots: { readonly number: number; readonly line: string }): string {
  return `JobRun incident ${slots.number}: ${openSlot(slots.line, 220) ?? "see the console"}`;
}
