import type { SignatureSettings } from "../../src/vendors/twilio/signature.ts";

/** The campaign's own account: it signs what must pass the signature to be refused behind it. */
export const doorsSettings: SignatureSettings = {
  publicUrl: "https://jobrun.example",
  accountSid: `AC${"5".repeat(32)}`,
  authTokens: ["token-of-the-doors-campaign"],
};
