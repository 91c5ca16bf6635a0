import { houseClient } from "../../../src/domain/ids.ts";
import type { Facts } from "../../../src/domain/policy/facts.ts";
import type { Database } from "./database.ts";
import { type Asked, countOf, firstContactsOf, saidOf } from "./said.ts";
import type { Session } from "./session.ts";

const textable = /^\+447([1-57-9][0-9]{8}|624[0-9]{6})$/;
const answerWithinMs = 30 * 60_000;

/** The facts as read_facts() reads them, from what this session sees. */
export function readFacts(session: Session, { tables: t }: Database, asked: Asked): Facts {
  const { clientId, action, recipient, askedForMs, nowMs } = asked;
  const house = t.platform.get(session, "platform");
  const client = t.clients.get(session, clientId);
  const person = `${clientId} ${recipient}`;
  const pause = t.pauses.get(session, person);
  const was = (resumedAt: number | null | undefined) =>
    askedForMs !== null && resumedAt != null && askedForMs < resumedAt;
  const spent = t.spend.get(session, `${clientId} ${spendDay(nowMs)}`)?.pence ?? 0;
  const cost = asked.segments * (house?.segmentPricePence ?? 0);
  const first = askedForMs === null;
  const optedOut = t.optOuts.find(
    session,
    (row) => row.clientId === clientId && row.phone === recipient && !row.cleared,
  );
  return {
    platform: house === undefined ? "unknown" : switchOf(house, was),
    client: client === undefined ? "unknown" : client.closed ? "closed" : "open",
    sender: mayFrom(session, t, asked) ? "allowed" : "not_allowed",
    recipient: !textable.test(recipient)
      ? "not_textable"
      : t.numbers.get(session, recipient) !== undefined
        ? "ours"
        : (t.unreachable.get(session, person)?.until ?? 0) > nowMs
          ? "unreachable"
          : "textable",
    person: recipient === client?.ownerPhone ? "owner" : recipient === house?.operatorPhone ? "operator" : "somebody",
    optOut: optedOut === undefined ? "none" : "opted_out",
    onboarding: client?.live === true ? "live" : "not_live",
    billing: client?.billing === "active" ? "active" : "none",
    clientOutbound: client === undefined ? "paused" : switchOf(client, was),
    customerOutbound:
      pause === undefined ? "on" : switchOf({ outboundPaused: pause.paused, outboundResumedAt: pause.resumedAt }, was),
    alerts: house?.alertsPaused === false && client?.alertsPaused === false ? "on" : "off",
    ai: house?.aiDisabled === false && client?.aiDisabled === false ? "on" : "off",
    ignored: t.ignored.get(session, person)?.ignored === true ? "yes" : "no",
    thread: (t.looping.get(session, person)?.until ?? 0) > nowMs ? "looping" : "open",
    booking: "not_possible",
    wrote: action === "answer_owner" && first && wroteJustNow(session, t, asked) ? "just_now" : "not_lately",
    said: first ? saidOf(session, t, asked) : "not_yet",
    count: first ? countOf(session, t, asked) : "within",
    firstContacts: first ? firstContactsOf(session, t, asked) : "within",
    money: house !== undefined && spent + cost <= house.clientDayPence ? "left" : "spent",
    // No model reads in a simulation.
    modelMoney: "left",
  };
}

type Switched = { readonly outboundPaused: boolean; readonly outboundResumedAt: number | null };

function switchOf({ outboundPaused, outboundResumedAt }: Switched, was: (resumedAt: number | null) => boolean) {
  if (outboundPaused) return "paused";
  return was(outboundResumedAt) ? "was_paused" : "on";
}

function mayFrom(session: Session, t: Database["tables"], { action, clientId, sender }: Asked): boolean {
  const number = t.numbers.get(session, sender);
  if (number === undefined) return false;
  const operators = action === "text_operator" || action === "text_drill";
  if (number.clientId === clientId && number.state === "assigned" && !operators) return true;
  if (number.clientId !== houseClient || number.state !== "warm") return false;
  if (number.role === "ONBOARDING")
    return fromOnboarding.has(action) || (action === "text_safety" && clientId === houseClient);
  return number.role === "SYSTEM" && clientId === houseClient && operators;
}

const fromOnboarding: ReadonlySet<string> = new Set(["answer_owner", "notify_owner"]);

function wroteJustNow(session: Session, t: Database["tables"], { clientId, slot, sender, recipient, nowMs }: Asked) {
  const event = t.inbox.get(session, `${clientId} ${slot?.split("/")[0]}`);
  return (
    event?.event.kind === "text_arrived" &&
    event.ourNumber === sender &&
    event.event.from === recipient &&
    event.receivedAt > nowMs - answerWithinMs
  );
}

const days = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" });
const hourMs = 3_600_000;
const known = new Map<number, string>();

/** The day in London. A day never begins amid an hour. */
export function spendDay(ms: number): string {
  const hour = Math.floor(ms / hourMs);
  const day = known.get(hour) ?? days.format(hour * hourMs);
  known.set(hour, day);
  return day;
}
