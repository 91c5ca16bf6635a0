import { houseClient, type ClientId } from "../../../src/domain/ids.ts";
import type { Phone } from "../../../src/domain/phone.ts";
import { Locks } from "./locks.ts";
import type * as rows from "./rows.ts";
import { type Owner, Session } from "./session.ts";
import { Table } from "./table.ts";

const byId = (row: { readonly clientId: string; readonly id: string }) => `${row.clientId} ${row.id}`;
const byPhone = ({ clientId, phone }: rows.PersonRow) => `${clientId} ${phone}`;

function tables() {
  return {
    clients: new Table<rows.ClientRow>("clients", ({ id }) => id),
    numbers: new Table<rows.NumberRow>("numbers", ({ phone }) => phone),
    platform: new Table<rows.PlatformRow>("platform", () => "platform"),
    customers: new Table<rows.CustomerRow>("customers", byId, [{ name: "phone", of: byPhone }]),
    conversations: new Table<rows.ConversationRow>("conversations", byId, [
      { name: "customer", of: ({ clientId, customerId }) => `${clientId} ${customerId}` },
    ]),
    messages: new Table<rows.MessageRow>("messages", byId, [{ name: "carrier", of: ({ carrierId }) => carrierId }]),
    leads: new Table<rows.LeadRow>("leads", byId, [
      { name: "number", of: ({ clientId, number }) => `${clientId} ${number}` },
      { name: "enquiry", of: (row) => `${row.clientId} ${row.conversationId} ${row.enquiry}` },
    ]),
    steps: new Table<rows.StepRow>("steps", byId),
    inbox: new Table<rows.InboxRow>("inbox", byId, [{ name: "key", of: ({ key }) => key }]),
    permits: new Table<rows.PermitRow>("permits", byId, [
      { name: "slot", of: ({ clientId, slot }) => `${clientId} ${slot}` },
    ]),
    refusals: new Table<rows.RefusalRow>("refusals", byId),
    outbox: new Table<rows.OutboxRow>("outbox", byId, [
      { name: "permit", of: ({ clientId, permitId }) => `${clientId} ${permitId}` },
    ]),
    spend: new Table<rows.SpendRow>("spend", ({ clientId, day }) => `${clientId} ${day}`),
    circuits: new Table<rows.CircuitRow>("circuits", ({ clientId, code }) => `${clientId} ${code}`, [
      { name: "code", of: ({ clientId, code }) => `${clientId} ${code}` },
    ]),
    held: new Table<rows.HeldRow>("held", byId, [{ name: "slot", of: ({ clientId, slot }) => `${clientId} ${slot}` }]),
    incidents: new Table<rows.IncidentRow>("incidents", byId, [
      { name: "open", of: (row) => (row.state === "resolved" ? null : `${row.clientId} ${row.kind} ${row.subject}`) },
    ]),
    timers: new Table<rows.TimerRow>("timers", byId, [
      {
        name: "waiting",
        of: (row) => (row.state === "waiting" ? `${row.clientId} ${row.kind} ${row.subject}` : null),
      },
    ]),
    optOuts: new Table<rows.OptOutRow>("opt_outs", byId, [
      { name: "open", of: (row) => (row.cleared ? null : byPhone(row)) },
    ]),
    ignored: new Table<rows.IgnoredRow>("ignored", byPhone),
    looping: new Table<rows.UntilRow>("looping", byPhone, [{ name: "phone", of: byPhone }]),
    unreachable: new Table<rows.UntilRow>("unreachable", byPhone, [{ name: "phone", of: byPhone }]),
    ownerThreads: new Table<rows.OwnerThreadRow>("owner_threads", byPhone, [{ name: "phone", of: byPhone }]),
    ownerCommands: new Table<rows.OwnerCommandRow>("owner_commands", byId),
    pauses: new Table<rows.PauseRow>("pauses", byPhone, [{ name: "phone", of: byPhone }]),
  };
}

type Tables = ReturnType<typeof tables>;

/** What a scheduler may be told of, to know that a rare state was reached. */
export type Rare = (what: string) => void;

/** The simulated database: its tables, who is in a transaction, and a clock of its own in milliseconds. */
export class Database {
  readonly tables: Tables = tables();
  readonly locks = new Locks();
  readonly sessions = new Set<Session>();
  readonly clockMs: () => number;
  readonly rare: Rare;
  /** While it is away every statement fails with this. */
  away: Error | null = null;
  /** Whether a session of this name is connected. */
  isConnected: (name: string) => boolean = () => false;
  #seq = 0;

  constructor(clockMs: () => number, rare: Rare = () => undefined) {
    this.clockMs = clockMs;
    this.rare = rare;
  }

  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  open(owner: Owner, tenant: ClientId | null): Session {
    const session = new Session(owner, tenant, this.locks, () => this.away);
    this.sessions.add(session);
    databases.set(session, this);
    return session;
  }

  /** The server goes away, or ends what one owner left open. */
  endSessions(why: Error | null, owner: Owner | null): void {
    for (const session of this.sessions) {
      if (owner !== null && session.owner !== owner) continue;
      session.rollBack(why);
      this.sessions.delete(session);
    }
  }

  /** A client that is live and pays, on a number of its own. */
  addClient(id: ClientId, { number, owner, name }: { number: Phone; owner: Phone; name: string }, session: Session) {
    const { clients, numbers } = this.tables;
    clients.write(session, { ...newClient, clientId: id, id, businessName: name, ownerPhone: owner });
    numbers.write(session, { phone: number, role: "OPERATIONAL", state: "assigned", clientId: id, sweptUntil: 0 });
  }

  /** What every installation has: the platform's row and the house client. */
  addHouse(session: Session, rules: Pick<rows.PlatformRow, "operatorPhone" | "segmentPricePence" | "clientDayPence">) {
    const { outboundPaused, outboundResumedAt, aiDisabled, alertsPaused } = newClient;
    this.tables.platform.write(session, { outboundPaused, outboundResumedAt, aiDisabled, alertsPaused, ...rules });
    const house = { clientId: houseClient, id: houseClient, businessName: "JobRun", ownerPhone: null, live: false };
    this.tables.clients.write(session, { ...newClient, ...house, billing: "none" });
  }
}

const newClient = {
  trade: "",
  timeZone: "Europe/London",
  live: true,
  closed: false,
  billing: "active",
  outboundPaused: false,
  outboundResumedAt: null,
  aiDisabled: false,
  alertsPaused: false,
  testCallEventId: null,
  leadCount: 0,
} as const;

const databases = new WeakMap<Session, Database>();

export function databaseOf(session: Session): Database {
  const database = databases.get(session);
  if (database === undefined) throw new Error("a session of no database");
  return database;
}
