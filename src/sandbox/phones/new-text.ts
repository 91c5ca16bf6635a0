import type { Text } from "../records.ts";
import { countSegments } from "../segments.ts";
import { newSid } from "../sid.ts";

export const validityMaxSeconds = 36_000;

type Known = Pick<Text, "direction" | "from" | "to" | "body" | "status"> & Partial<Text>;

export function newText(known: Known): Text {
  const now = Date.now();
  return {
    sid: newSid("SM"),
    errorCode: null,
    segments: countSegments(known.body).segments,
    price: null,
    readAloud: false,
    statusCallback: null,
    validitySeconds: validityMaxSeconds,
    createdAt: now,
    sentAt: null,
    updatedAt: now,
    ...known,
  };
}
