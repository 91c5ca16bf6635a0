import type { ChildProcess } from "node:child_process";
import { startListening } from "../child.ts";
import type { BenchHome } from "../home.ts";

/** No client's day may end within a run. */
const clientDayPence = 1_000_000;
/** Waiting for the rest of a burst is not work: a shorter wait than people need, so that fewer have to wait at a time. */
const burstMs = 100;

/** `jobrun start` with the bench's carrier in place of Twilio. */
export function startProduct(home: BenchHome, carrierUrl: string): Promise<ChildProcess> {
  return startListening("start", environmentOf(home, carrierUrl));
}

/** `jobrun work` on the same database: the second process. */
export function startWorker(home: BenchHome, carrierUrl: string): Promise<ChildProcess> {
  return startListening("work", environmentOf(home, carrierUrl));
}

function environmentOf({ environment, account }: BenchHome, carrierUrl: string): Readonly<Record<string, string>> {
  return {
    ...environment,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authTokens[0],
    TWILIO_API_BASE_URL: carrierUrl,
    JOBRUN_CLIENT_DAY_PENCE: String(clientDayPence),
    JOBRUN_BURST_MS: String(burstMs),
  };
}
