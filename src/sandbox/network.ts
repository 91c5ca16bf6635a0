import { book, type Book } from "./book.ts";
import { handsetEvents, type Events } from "./events.ts";
import { faultBoard, type Faults } from "./faults.ts";
import { rateLimiter, type Limits } from "./limits.ts";
import { pendingWork, type Pending } from "./pending.ts";
import {
  type AccountStanding,
  type Alert,
  type Bundle,
  type Call,
  goodStanding,
  type Handset,
  type LedgerRow,
  type OwnedNumber,
  type Text,
} from "./records.ts";
import { rows, type Rows } from "./rows.ts";

/** One phone network with one account on it. Everything in src/sandbox works on this. */
export type Network = {
  readonly accountSid: string;
  readonly authToken: string;
  readonly limits: Limits;
  readonly numbers: Map<string, OwnedNumber>;
  readonly bundles: Map<string, Bundle>;
  readonly standing: AccountStanding;
  readonly handsets: Map<string, Handset>;
  readonly texts: Book<Text>;
  readonly calls: Book<Call>;
  readonly ledger: Rows<LedgerRow>;
  readonly alerts: Rows<Alert>;
  /** Pairs of our number and a person, as opt-outs.ts writes them. */
  readonly optOuts: Set<string>;
  readonly faults: Faults;
  readonly events: Events;
  readonly pending: Pending;
  /** Texts that wait in each number's queue. */
  readonly queued: Map<string, number>;
  mayCreateText(): boolean;
  /** Called after every change that a restart must not lose. */
  changed(): void;
};

export function createNetwork(
  account: { accountSid: string; authToken: string },
  limits: Limits,
  changed: () => void,
): Network {
  const alerts = rows<Alert>(limits.rowsMax);
  return {
    ...account,
    limits,
    numbers: new Map(),
    bundles: new Map(),
    standing: goodStanding(),
    handsets: new Map(),
    texts: book<Text>(limits.rowsMax, (text) => [text.from, text.to]),
    calls: book<Call>(limits.rowsMax, (call) => [call.caller, call.dialled, call.to, ...call.rang]),
    ledger: rows<LedgerRow>(limits.rowsMax),
    alerts,
    optOuts: new Set(),
    faults: faultBoard(),
    events: handsetEvents(),
    pending: pendingWork((cause) => alerts.add(ownFault(cause))),
    queued: new Map(),
    mayCreateText: rateLimiter(limits.textsPerSecondMax),
    changed,
  };
}

/** A fresh network: no numbers, no handsets, nothing remembered, nothing under way, no faults. */
export function resetNetwork(network: Network): void {
  network.pending.clear();
  for (const kept of [network.numbers, network.bundles, network.handsets, network.texts, network.calls]) kept.clear();
  for (const kept of [network.ledger, network.alerts, network.optOuts, network.faults, network.queued]) kept.clear();
  Object.assign(network.standing, goodStanding());
  network.changed();
}

function ownFault(cause: unknown): Alert {
  const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return {
    at: new Date().toISOString(),
    errorCode: 0,
    message: `the sandbox itself failed: ${message}`,
    url: "",
    sid: null,
  };
}
