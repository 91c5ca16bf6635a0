import type { Network } from "../network.ts";

/** Writes a line into the account's debugger log, where Twilio too would leave it and do nothing more. */
export function raiseAlert(
  network: Network,
  errorCode: number,
  message: string,
  url: string,
  sid: string | null,
): void {
  network.alerts.add({ at: new Date().toISOString(), errorCode, message, url, sid });
}
