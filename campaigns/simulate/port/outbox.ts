import { databaseOf } from "./database.ts";
import type { OutboxRow, TextState } from "./rows.ts";
import type { Session } from "./session.ts";

const dayMs = 86_400_000;

const ways: Readonly<Record<TextState, readonly TextState[]>> = {
  queued: ["sending", "stopped", "expired", "accepted", "held"],
  sending: ["accepted", "refused", "unknown", "queued"],
  unknown: ["accepted", "refused", "queued", "expired"],
  held: ["queued", "expired", "accepted"],
  accepted: [],
  refused: [],
  stopped: [],
  expired: [],
};

/** Changes a text as the table lets it be changed: the states never go back, and the day's spend follows its price. */
export async function changeText(
  session: Session,
  key: string,
  fits: (row: OutboxRow) => boolean,
  to: (row: OutboxRow) => OutboxRow,
): Promise<OutboxRow | null> {
  const { tables, clockMs } = databaseOf(session);
  let before: OutboxRow | null = null;
  const after = await tables.outbox.change(session, key, fits, (row) => {
    before = row;
    const changed = latticed(row, to(row), clockMs());
    return row.spendDay === null ? changed : { ...changed, pence: priceOf(row, changed) };
  });
  if (before !== null && after !== null) await settleSpend(session, before, after);
  return after;
}

function latticed(old: OutboxRow, row: OutboxRow, at: number): OutboxRow {
  const moved = old.state !== row.state;
  const wrong =
    (moved && !ways[old.state].includes(row.state)) ||
    (old.state === "unknown" && (row.state === "queued" || row.state === "expired") && old.lookUps < 2) ||
    (moved && row.state === "queued" && row.carrierId !== null) ||
    (row.lookUps !== old.lookUps &&
      !(old.state === "unknown" && row.state === "unknown" && row.lookUps === old.lookUps + 1)) ||
    row.carrierRank < old.carrierRank ||
    (row.state === "accepted" && row.carrierId === null) ||
    (/^(?:refused|stopped|held)$/.test(row.state) && row.reason === null);
  if (wrong) {
    throw Object.assign(new Error(`outbox text ${old.id} is ${old.state} and cannot become ${row.state}`), {
      code: "23514",
    });
  }
  if (!moved) return row;
  if (row.state === "sending") return { ...row, sentAt: old.sentAt ?? at };
  if (row.state === "unknown") return { ...row, unknownAt: at };
  if (old.state === "unknown" && row.state === "queued") {
    return { ...row, lookUps: 0, lookedUpAt: null, secondAttempts: old.secondAttempts + 1 };
  }
  return old.state === "held" && row.state === "queued" ? { ...row, askedForAt: at } : row;
}

function priceOf(old: OutboxRow, row: OutboxRow): number {
  const wasOut = old.state === "sending" || old.state === "unknown";
  if (wasOut && (row.state === "queued" || row.state === "refused" || row.state === "expired")) return 0;
  if (row.carrierPence !== old.carrierPence && row.carrierPence !== null) return row.carrierPence;
  const segments = old.carrierSegments ?? old.segments;
  if (row.carrierSegments !== null && row.carrierSegments !== segments && row.carrierPence === null) {
    return (old.pence / segments) * row.carrierSegments;
  }
  return row.pence;
}

async function settleSpend(session: Session, old: OutboxRow, row: OutboxRow): Promise<void> {
  if (old.state === "queued" || row.pence === old.pence) return;
  const { tables } = databaseOf(session);
  const spent = await tables.spend.change(
    session,
    `${row.clientId} ${row.spendDay}`,
    () => true,
    (day) => ({
      ...day,
      pence: day.pence + row.pence - old.pence,
    }),
  );
  if (spent === null) throw new Error(`the day of outbox text ${row.id} has no spend`);
}

/** A text that did not arrive, that ended within a day, and of which nobody was told. */
export function isUntold(row: OutboxRow, nowMs: number): boolean {
  const ended = row.state === "expired" || row.state === "refused" || row.state === "stopped";
  const lost = row.carrierStatus === "undelivered" || row.carrierStatus === "failed";
  return row.toldAt === null && (ended || lost) && (row.settledAt ?? 0) > nowMs - dayMs;
}
