import type { NumberRole, Receipt, ReceivedEvent } from "../domain/carrier-event.ts";
import type { TwilioDoors } from "../vendors/twilio/doors.ts";

/** What the composition root hands to the HTTP doors. */
export type Doors = {
  /** Answers once the event is committed; rejects with StoreAway or Overloaded when it could not be. */
  readonly receive: (event: ReceivedEvent) => Promise<Receipt>;
  /** Whether so much waits to be committed that whoever comes now is refused. */
  readonly isFull: () => boolean;
  readonly twilio: TwilioDoors;
  /** What a caller hears; it promises nothing. */
  readonly greeting: (role: NumberRole, businessName: string | null) => string;
  readonly health: () => Promise<HealthReport>;
  readonly version: () => Promise<VersionReport>;
  /** Null where metrics have a port of their own. */
  readonly metrics: (() => Promise<MetricsPage>) | null;
  readonly log: (event: DoorEvent) => void;
};

export type HealthReport = {
  readonly status: "ok" | "degraded" | "unhealthy";
  /** Seconds since the start. */
  readonly uptime: number;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly checks: readonly HealthCheck[];
};

export type HealthCheck = {
  readonly name: string;
  readonly state: HealthReport["status"];
  readonly reason: string | null;
};

export type VersionReport = {
  readonly version: string;
  readonly commit: string | null;
  readonly schemaWindow: { readonly from: string; readonly to: string };
  readonly schema: string | null;
};

export type MetricsPage = { readonly contentType: string; readonly body: string };

/** What the doors have to say of a request; never a body, a number or a signature. `seconds`: from when it was known to be genuine until its commit. */
export type DoorEvent =
  | { what: "acknowledged"; route: string; first: boolean; seconds: number }
  | { what: "signed_with_previous_token"; route: string; requestId: string }
  | { what: "overloaded"; route: string }
  | { what: "refused"; route: string; status: number; code: string; requestId: string }
  | { what: "failed"; route: string; status: number; code: string; requestId: string; error: unknown };
