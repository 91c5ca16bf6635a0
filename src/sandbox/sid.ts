import { randomBytes } from "node:crypto";

/** A fresh id in Twilio's form: two letters that say the kind (SM, CA, PN, NO) and 32 hex digits. */
export function newSid(kind: "SM" | "CA" | "PN"): string {
  return kind + randomBytes(16).toString("hex");
}
