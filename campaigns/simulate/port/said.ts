import type { Action } from "../../../src/domain/action.ts";
import type { ClientId } from "../../../src/domain/ids.ts";
import type { Phone } from "../../../src/domain/phone.ts";
import type { Facts } from "../../../src/domain/policy/facts.ts";
import type { Database } from "./database.ts";
import type { PermitRow } from "./rows.ts";
import type { Session } from "./session.ts";

/** What is asked about. `askedForMs` is null for a permit; a text that has one is asked about without its words. */
export type Asked = {
  readonly clientId: ClientId;
  readonly action: Action;
  readonly recipient: Phone;
  readonly sender: Phone;
  readonly template: string | null;
  readonly slot: string | null;
  readonly body: string | null;
  readonly segments: number;
  readonly askedForMs: number | null;
  readonly nowMs: number;
};

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const customers: ReadonlySet<string> = new Set(["text_customer", "text_holding_reply", "send_booking_link"]);

/** So many within so long, of each kind of action; the limits of migrations/gate/facts.ts, written a second time. */
const caps: Readonly<Record<string, readonly (readonly [withinMs: number, most: number])[]>> = {
  text_safety: [[dayMs, 10]],
  answer_owner: [
    [10 * minuteMs, 30],
    [dayMs, 200],
  ],
  text_operator: [
    [hourMs, 12],
    [dayMs, 60],
  ],
  text_drill: [[hourMs, 60]],
};
const customerCaps = [
  [10 * minuteMs, 6],
  [dayMs, 20],
] as const;
const ofOneBlockMax = 20;
const firstContactsMax = 30;

export function saidOf(session: Session, t: Database["tables"], asked: Asked): Facts["said"] {
  const { clientId, action, recipient, template, slot, body, nowMs } = asked;
  if (t.permits.find(session, (row) => row.clientId === clientId && row.slot === slot) !== undefined) return "already";
  const heard = t.permits.where(
    session,
    (row) => row.clientId === clientId && row.recipient === recipient && row.grantedAt > nowMs - dayMs,
  );
  if (heard.length === 0) return "not_yet";
  const lost = new Set(
    t.outbox
      .where(
        session,
        ({ state, carrierStatus }) =>
          /^(?:refused|expired|stopped)$/.test(state) || /^(?:undelivered|failed)$/.test(carrierStatus ?? ""),
      )
      .map(({ permitId }) => permitId),
  );
  const said = heard.filter(({ id }) => !lost.has(id));
  const alike = (row: PermitRow) => row.action === action && row.template === template;
  const forThread = (kind: string) => customers.has(kind) || kind === "text_owner";
  if (template === "send_first_text" && said.some((row) => row.template === template)) return "in_window";
  if (action === "text_holding_reply" && said.some((row) => row.action === action)) return "today";
  if (action === "text_safety" && said.some((row) => alike(row) && row.grantedAt > nowMs - hourMs)) return "this_hour";
  const sameWords = (row: PermitRow) =>
    forThread(row.action) && row.body === body && row.grantedAt > nowMs - 10 * minuteMs;
  return forThread(action) && said.some(sameWords) ? "same_words" : "not_yet";
}

export function countOf(session: Session, t: Database["tables"], asked: Asked): Facts["count"] {
  const { clientId, action, recipient, nowMs } = asked;
  const limits = customers.has(action) ? customerCaps : (caps[action] ?? []);
  if (limits.length === 0) return "within";
  const same = t.permits.where(
    session,
    (row) =>
      row.clientId === clientId &&
      row.recipient === recipient &&
      (customers.has(action) ? customers.has(row.action) : row.action === action),
  );
  const reached = ([withinMs, most]: readonly [number, number]) =>
    same.filter(({ grantedAt }) => grantedAt > nowMs - withinMs).length >= most;
  return limits.some(reached) ? "reached" : "within";
}

export function firstContactsOf(
  session: Session,
  t: Database["tables"],
  { clientId, recipient, template, nowMs }: Asked,
): Facts["firstContacts"] {
  if (template !== "send_first_text") return "within";
  const lately = t.permits.where(
    session,
    (row) => row.clientId === clientId && row.template === template && row.grantedAt > nowMs - hourMs,
  );
  if (lately.length >= firstContactsMax) return "reached";
  const block = blockOf(recipient);
  return lately.filter((row) => blockOf(row.recipient) === block).length >= ofOneBlockMax ? "block_reached" : "within";
}

function blockOf(phone: string): string {
  return phone.slice(0, -"0000".length);
}
