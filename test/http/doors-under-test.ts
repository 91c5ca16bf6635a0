import type { Receipt, ReceivedEvent } from "../../src/domain/carrier-event.ts";
import type { DoorEvent, Doors, HealthReport } from "../../src/http/doors.ts";
import { makeTwilioDoors } from "../../src/vendors/twilio/doors.ts";
import type { Fields } from "../vendors/twilio/samples.ts";
import { accountSid, encode, previousToken, publicUrl, sign, token } from "../vendors/twilio/samples.ts";

type State = {
  readonly stored: ReceivedEvent[];
  readonly log: DoorEvent[];
  receipt: Receipt;
  failure: Error | null;
  full: boolean;
  health: HealthReport["status"];
  healthAsked: number;
};

/** Doors with a memory for a database: it keeps what it was given, and can be told to fail. */
export function doorsUnderTest() {
  const stored: ReceivedEvent[] = [];
  const log: DoorEvent[] = [];
  const receipt: Receipt = { first: true, role: "OPERATIONAL", businessName: "Smith & Sons" };
  const state: State = { stored, log, receipt, failure: null, full: false, health: "ok", healthAsked: 0 };
  const doors: Doors = {
    receive: async (event) => {
      if (state.failure !== null) throw state.failure;
      stored.push(event);
      return state.receipt;
    },
    isFull: () => state.full,
    twilio: makeTwilioDoors({ publicUrl, accountSid, authTokens: [token, previousToken] }),
    greeting: (role, name) => `${role}: ${name ?? "nobody"}`,
    health: async () => {
      state.healthAsked += 1;
      const checks = [{ name: "database", state: state.health, reason: null }];
      return { status: state.health, uptime: 1, timestamp: "2026-11-22T09:00:00Z", checks };
    },
    version: async () => ({ version: "0.1.0", commit: null, schemaWindow: { from: "1", to: "2" }, schema: "2" }),
    metrics: async () => ({ contentType: "text/plain; version=0.0.4; charset=utf-8", body: "jobrun_up 1\n" }),
    log: (event) => void log.push(event),
  };
  return { doors, state };
}

/** A webhook as Twilio would send it, for `inject`. */
export function signed(path: string, fields: Fields, options: { secret?: string; payload?: string } = {}) {
  return {
    method: "POST",
    url: path,
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      "x-twilio-signature": sign(publicUrl + path, fields, options.secret),
    },
    payload: options.payload ?? encode(fields),
  } as const;
}
