/**
 * Shortens the carrier's own time-outs so that several tries fit into its 15 seconds in all (telephony page, A2 and C1.8).
 * It is a fragment: it configures the carrier and is not sent back to us.
 */
export const retryFragment = "#ct=1500&rt=3500&rc=5&rp=all";

const webhookPaths = {
  voice: "/api/twilio/voice",
  callStatus: "/api/twilio/status",
  sms: "/api/twilio/sms",
  messageStatus: "/api/twilio/message-status",
} as const;

/** The addresses that JobRun writes into a number's configuration. */
export type NumberAddresses = { readonly voice: string; readonly callStatus: string; readonly sms: string };

/** `publicUrl` is the configured address, without a slash at its end. */
export function numberAddresses(publicUrl: string): NumberAddresses {
  return {
    voice: publicUrl + webhookPaths.voice + retryFragment,
    callStatus: publicUrl + webhookPaths.callStatus + retryFragment,
    sms: publicUrl + webhookPaths.sms + retryFragment,
  };
}

/** Where the fate of one text is told; it carries our own id, so that a callback proves acceptance by itself. */
export function messageStatusAddress(publicUrl: string, outboxId: string): string {
  return `${publicUrl}${webhookPaths.messageStatus}?o=${encodeURIComponent(outboxId)}${retryFragment}`;
}
