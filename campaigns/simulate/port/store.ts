import type { CarrierEvent, Receipt, ReceivedEvent } from "../../../src/domain/carrier-event.ts";
import { burstMaxMs } from "../../../src/domain/burst.ts";
import { houseClient, type ClientId } from "../../../src/domain/ids.ts";
import type { Waits } from "../../../src/store/intake.ts";
import type { Store, Tx } from "../../../src/store/tenant.ts";
import { newId } from "../store/new-id.ts";
import type { Database } from "./database.ts";
import type { NumberRow } from "./rows.ts";
import type { Owner, Session } from "./session.ts";
import { notSimulated } from "./statement.ts";

/** What may happen to a commit: it is made, and the answer comes or is lost. */
export type CommitFate = (session: Session) => "answered" | "answer lost";

/** The product's store over the simulated database, for one process of the product. */
export function simulatedStore(database: Database, owner: Owner, fate: CommitFate = () => "answered"): Store {
  async function run<Result>(session: Session, work: (tx: Tx) => Promise<Result>, alone: boolean): Promise<Result> {
    try {
      const result = await work(session.tx);
      if (!alone) await session.turn();
      end(session);
      await owner.turn();
      return result;
    } catch (error) {
      session.rollBack();
      throw error;
    } finally {
      database.sessions.delete(session);
    }
  }
  function end(session: Session): void {
    session.commit();
    if (fate(session) === "answered") return;
    database.rare("a commit was made and its answer lost");
    throw new Error("Connection terminated unexpectedly");
  }
  return {
    withTenant: async (clientId, work) => {
      const session = database.open(owner, clientId);
      return run(session, work, false);
    },
    withoutTenant: (work) => run(database.open(owner, null), work, true),
    insertEvents: (events, now, waits) => {
      const session = database.open(owner, null);
      return run(session, () => insertAll(database, session, events, { now: now.epochMilliseconds, waits }), true);
    },
    notifyOthers: async () => undefined,
    listenForWakeUps: () => notSimulated("listenForWakeUps"),
    close: async () => undefined,
  };
}

/** receive_event(): all of them or none, each under its key once. */
async function insertAll(
  database: Database,
  session: Session,
  events: readonly ReceivedEvent[],
  { now, waits }: { readonly now: number; readonly waits: Waits | undefined },
): Promise<readonly Receipt[]> {
  await session.turn();
  const arrivedMs = waits?.clock === "business" ? now : database.clockMs();
  const { inbox, numbers, clients } = database.tables;
  const receipts: Receipt[] = [];
  for (const [place, { key, event, door, happenedAt }] of events.entries()) {
    const ourNumber = event.kind === "text_status" ? event.from : event.to;
    const number = numbers.get(session, ourNumber);
    const clientId = ownersClient(clients, session, number, event) ?? number?.clientId ?? houseClient;
    const lost = number === undefined || (number.role === "OPERATIONAL" && number.state !== "assigned");
    const role = lost ? "SYSTEM" : number.role;
    const wait = role === "OPERATIONAL" && !isOwners(event, clients.get(session, clientId)) ? waits?.ms[place] : null;
    const due = {
      dueAt: arrivedMs + (wait ?? 0),
      burstUntil: wait === null || wait === undefined ? null : arrivedMs + burstMaxMs,
    };
    const fresh = { state: "waiting", ...due, attempts: 0, failures: 0 } as const;
    const other = await inbox.insert(session, {
      ...fresh,
      fence: 0,
      leasedUntil: null,
      clientId,
      id: newId("event"),
      seq: database.nextSeq(),
      key,
      role,
      ourNumber,
      thread: threadOf(event),
      event,
      door,
      happenedAt: happenedAt?.epochMilliseconds ?? null,
      receivedAt: now,
      outcome: null,
      error: null,
      finishedAt: null,
    });
    if (other === null && door === "sweep") database.rare("the sweep found a lost event");
    if (other !== null && door === "webhook" && (other.leasedUntil ?? 0) > database.clockMs())
      database.rare("a doubled webhook arrived while the first was claimed");
    const named = event.kind === "call_arrived" && clientId !== houseClient;
    const businessName = named ? (clients.get(session, clientId)?.businessName ?? null) : null;
    receipts.push({ first: other === null, role, businessName });
  }
  return receipts;
}

function isOwners(event: CarrierEvent, client: { readonly ownerPhone: string | null } | undefined): boolean {
  return event.kind === "text_arrived" && event.from === client?.ownerPhone;
}

/** What an owner texts to the number for set-up is about their own client. */
function ownersClient(
  clients: Database["tables"]["clients"],
  session: Session,
  number: NumberRow | undefined,
  event: CarrierEvent,
): ClientId | null {
  if (number?.role !== "ONBOARDING" || event.kind !== "text_arrived") return null;
  return clients.find(session, ({ ownerPhone, closed }) => ownerPhone === event.from && !closed)?.clientId ?? null;
}

function threadOf(event: CarrierEvent): string {
  return event.kind === "call_arrived" || event.kind === "text_arrived" ? `${event.to}|${event.from}` : event.carrierId;
}
