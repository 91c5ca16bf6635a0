import { setUpStates } from "../stuck.ts";

/** All ten names under which a set-up is stored. */
export const storedNames = [...setUpStates, "COMPLETE"] as const;
export type StoredName = (typeof storedNames)[number];

/** Where a set-up begins: a new one, or one of the predecessor's on which no step of ours was taken. */
const beginsAt: readonly StoredName[] = [
  "S1_BUSINESS_TYPE_LOCATION",
  "S2_BUSINESS_NAME",
  "S3_OWNER_NAME",
  "S4_NOTIFICATION_PREF",
  "S5_CONFIRM_LIVE",
];

const [trade, business, person, alerts, agreement, phone, divert, testCall] = storedNames;

/** Which states may follow which, COMPLETE apart: a trigger of the database holds the same list. */
const next: Readonly<Record<StoredName, readonly StoredName[]>> = {
  S1_BUSINESS_TYPE_LOCATION: [business, person, alerts, agreement, phone, divert],
  S2_BUSINESS_NAME: [trade, person, alerts, agreement, phone, divert],
  S3_OWNER_NAME: [business, alerts, agreement, phone, divert],
  S4_NOTIFICATION_PREF: [person, agreement, phone, divert],
  // The last by a landline's owner whom the operator gave a number, and who says DONE before hearing of it.
  S5_CONFIRM_LIVE: [alerts, phone, divert, testCall],
  // Whose number was taken away waits for one again, and can go back from there.
  S6_PHONE_TYPE: [alerts, agreement, divert],
  S7_FWD_SENT: [alerts, agreement, phone, testCall],
  S8_FWD_CONFIRM: [alerts, agreement, divert],
  S9_TEST_CALL: [],
  COMPLETE: [],
};

/** Whether a text or a number can move a set-up from one state to another; null before it begins. Only a proof completes it. */
export function mayMove(from: StoredName | null, to: StoredName): boolean {
  return from === to || (from === null ? beginsAt : next[from]).includes(to);
}
