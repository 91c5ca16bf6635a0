import { houseClient } from "../../../src/domain/ids.ts";
import { isPause } from "../../../src/domain/pauses.ts";
import { judge } from "../../../src/domain/policy.ts";
import { changeText } from "./outbox.ts";
import { readFacts, spendDay } from "./read-facts.ts";
import type { CircuitRow, OutboxRow } from "./rows.ts";
import type { Statement } from "./statement.ts";

const capped: ReadonlySet<string> = new Set(["text_customer", "text_holding_reply", "send_booking_link"]);

/** claim_text(): the next text as it is after it was claimed or ended, or null. */
export async function claim(begun: Statement, leaseMs: number, nowMs: number): Promise<OutboxRow | null> {
  const { session, database, t, at } = begun;
  await giveUpDead(begun, nowMs);
  const head = headOf(begun, nowMs);
  if (head === undefined) return null;
  const scopes = ["platform", `client:${head.clientId}`, `customer:${head.clientId}:${head.recipient}`];
  for (const scope of scopes) await session.lock(scope, true);
  const { clientId, action, recipient, sender, askedForAt, segments } = head;
  const key = `${clientId} ${head.id}`;
  const about = { clientId, action, recipient, sender, template: null, slot: null, body: null, segments: 0 };
  const facts = readFacts(session, database, { ...about, askedForMs: askedForAt, nowMs });
  const verdict = judge(action, facts, "again");
  const end = (state: "expired" | "held" | "stopped", reason: string) =>
    changeText(
      session,
      key,
      () => true,
      (row) => ({
        ...row,
        state,
        reason,
        settledAt: state === "held" ? row.settledAt : nowMs,
      }),
    );
  if (head.expiresAt <= nowMs) {
    database.rare("a text expired before it was sent");
    return end("expired", "expired before it was sent");
  }
  if (!verdict.allowed) {
    const { reason } = verdict;
    if (isPause(reason)) database.rare("a pause held a queued text");
    if (reason === "opted_out") database.rare("an opt-out came between permit and claim");
    return end(isPause(reason) ? "held" : "stopped", reason);
  }
  const open = t.circuits.where(session, (row) => row.closedAt === null && isFor(row, head));
  for (const row of open) await t.circuits.lock(session, `${row.clientId} ${row.code}`);
  const now = t.circuits.where(session, (row) => row.closedAt === null && isFor(row, head));
  if (now.some(({ openUntil }) => openUntil > database.clockMs())) return null;
  const probe = open.length > 0;
  if (probe) for (const row of now) t.circuits.write(session, { ...row, openUntil: database.clockMs() + leaseMs });
  const house = t.platform.get(session, "platform");
  const cost = segments * (house?.segmentPricePence ?? 0);
  const day = spendDay(nowMs);
  if (!(await reserve(begun, head, cost, day, capped.has(action) ? (house?.clientDayPence ?? 0) : Infinity))) {
    return end("stopped", "money_cap");
  }
  const until = Math.max(at, database.clockMs()) + leaseMs;
  return changeText(
    session,
    key,
    () => true,
    (row) => ({
      ...row,
      state: "sending",
      attempts: row.attempts + 1,
      fence: row.fence + 1,
      leasedUntil: until,
      senderUntil: until,
      claimedBy: session.owner.name,
      stalledBy: row.senderUntil === null ? row.stalledBy : [...row.stalledBy, row.claimedBy ?? ""],
      errorCode: null,
      spendDay: day,
      pence: cost,
      reason: probe ? "a probe of a carrier that refused" : null,
    }),
  );
}

/** A claim that died leaves its text unknown, never queued. */
async function giveUpDead({ session, database, t, at }: Statement, nowMs: number): Promise<void> {
  for (const dead of t.outbox.where(session, (row) => row.state === "sending" && (row.leasedUntil ?? at) < at)) {
    if (!t.outbox.tryLock(session, dead)) continue;
    database.rare("a sender died between claim and answer");
    await changeText(
      session,
      `${dead.clientId} ${dead.id}`,
      () => true,
      (row) => ({
        ...row,
        state: row.carrierId === null ? "unknown" : "accepted",
        reason: "the sender stopped before the answer",
        leasedUntil: null,
        settledAt: nowMs,
      }),
    );
  }
}

function headOf({ session, t, at }: Statement, nowMs: number): OutboxRow | undefined {
  const shut = new Set(
    t.circuits.where(session, (row) => row.closedAt === null && row.openUntil > at).map(({ clientId }) => clientId),
  );
  const firstOf = new Map<string, number>();
  const open = t.outbox.where(session, ({ state }) => state === "queued" || state === "sending");
  for (const { sender, recipient, seq } of open) {
    const thread = `${sender} ${recipient}`;
    firstOf.set(thread, Math.min(seq, firstOf.get(thread) ?? seq));
  }
  return open
    .filter(
      (row) =>
        row.state === "queued" &&
        row.dueAt <= at &&
        (row.expiresAt <= nowMs || !(shut.has(row.clientId) || shut.has(houseClient))) &&
        firstOf.get(`${row.sender} ${row.recipient}`) === row.seq,
    )
    .toSorted((one, other) => one.seq - other.seq)
    .find((row) => t.outbox.tryLock(session, row));
}

function isFor({ clientId }: CircuitRow, head: OutboxRow): boolean {
  return clientId === head.clientId || clientId === houseClient;
}

async function reserve(
  { session, t }: Statement,
  { clientId }: OutboxRow,
  pence: number,
  day: string,
  most: number,
): Promise<boolean> {
  const key = `${clientId} ${day}`;
  const spent = (await t.spend.lock(session, key))?.pence ?? 0;
  if (spent + pence > most) return false;
  t.spend.write(session, { clientId, day, pence: spent + pence });
  return true;
}
