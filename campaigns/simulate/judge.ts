import { forWhom } from "../../src/domain/for-whom.ts";
import { quietTimer } from "../../src/domain/quiet.ts";
import type { ClaimedText } from "../../src/domain/send-outcome.ts";
import type { Scope } from "../../src/domain/scope.ts";
import type { ClaimedEvent } from "../../src/store/inbox.ts";
import type { Accepted, Witness } from "./carrier.ts";
import type { Machine, Process } from "./machine.ts";
import { poison } from "./poison.ts";
import type { Database } from "./port/database.ts";
import type { OutboxRow } from "./port/rows.ts";
import { stops } from "./store/switches.ts";

const dayMs = 86_400_000;
/** Of a claim; a sender that was held up for longer between it and its request does not begin it. */
const [leaseMs, sendWithinMs] = [8_000, 2_500];

type Call = { readonly process: Process; readonly outboxId: string; readonly left: boolean };

/** Two may call for one text: one that was frozen, and one that took it up. */
function callOf(process: Process, { outboxId }: Pick<ClaimedText, "outboxId">): string {
  return `${process.name} ${outboxId}`;
}

type LookUp = { readonly to: string; readonly body: string; readonly found: readonly string[]; readonly atMs: number };

/** Watches what is committed and what the carrier takes, and says which promise was broken, in one sentence each. */
export class Judge implements Witness {
  readonly failures: string[] = [];
  tell: (what: string) => void = () => undefined;
  /** Frozen while their sessions ended. */
  readonly lost = new Set<Process>();
  /** What those were about to send, which they may when they wake: the limit that the architecture names. */
  readonly #beyond = new Set<string>();
  readonly #database: Database;
  readonly #machine: Machine;
  readonly #gapMs: number;
  /** Pauses that have returned and that nobody has lifted. */
  readonly #drained: Scope[] = [];
  readonly #optedOutMs = new Map<string, number>();
  /** Calls that were begun and have not ended, by who makes them and for what; `left` once the first byte is gone. */
  readonly #underWay = new Map<string, Call>();
  readonly #accepted = new Map<string, Accepted[]>();
  readonly #lookUps: LookUp[] = [];
  readonly #strayed = new Set<string>();
  readonly #lastOf = new Map<string, number>();
  readonly #causes = new Set<string>();

  constructor(database: Database, machine: Machine, gapMs: number) {
    this.#database = database;
    this.#machine = machine;
    this.#gapMs = gapMs;
    const { optOuts, outbox, steps, timers } = database.tables;
    optOuts.watch = (_before, { clientId, phone, cleared }) => {
      if (cleared) this.#optedOutMs.delete(`${clientId} ${phone}`);
      else this.#optedOutMs.set(`${clientId} ${phone}`, machine.nowMs);
    };
    outbox.watch = (before, after) => this.#watchText(before, after);
    steps.watch = (_before, { cause }) => {
      // A timer that ran and could not say so runs again, and then its step does nothing.
      const twice = cause.startsWith("event_") && this.#causes.has(cause);
      this.expect(!twice, `${cause} had its effects twice`);
      this.#causes.add(cause);
    };
    timers.watch = (_before, { id, kind, state }) => {
      if (kind === quietTimer && state === "done" && !this.#causes.has(id))
        database.rare("a silence timer was overtaken");
    };
  }

  expect(holds: boolean, otherwise: string): void {
    if (!holds) this.failures.push(otherwise);
  }

  #watchText(before: OutboxRow | null, after: OutboxRow): void {
    if (after.state === "unknown" || after.state === "held") this.#strayed.add(after.id);
    if (after.state !== "sending" || before?.state === "sending") return;
    const person = `${after.clientId} ${after.recipient}`;
    this.expect(!this.#optedOutMs.has(person), `${after.id} was claimed for somebody who had opted out`);
  }

  begins(process: Process, text: ClaimedText): void {
    this.#underWay.set(callOf(process, text), { process, outboxId: text.outboxId, left: false });
    const claimedMs = (this.#rowOf(text)?.senderUntil ?? Infinity) - leaseMs;
    const inTime = this.#machine.nowMs - claimedMs <= sendWithinMs;
    this.expect(inTime, `the call for ${text.outboxId} was begun long after its claim`);
    this.#notPaused(process, text);
  }

  leaves(process: Process, text: ClaimedText): void {
    this.tell(`${process.name} calls with ${text.outboxId}`);
    this.#underWay.set(callOf(process, text), { process, outboxId: text.outboxId, left: true });
    this.#notPaused(process, text);
    const row = this.#rowOf(text);
    if (row === undefined) return;
    const atMs = this.#optedOutMs.get(`${row.clientId} ${row.recipient}`);
    // What freezes or is slow in the moment before the first byte is the limit that the architecture names.
    const frozen = this.#machine.nowMs - ((row.senderUntil ?? 0) - leaseMs) > sendWithinMs;
    if (frozen) this.#database.rare("a sender was frozen in the moment before its call");
    const late = atMs !== undefined && this.#machine.nowMs - atMs > sendWithinMs;
    this.expect(!late || frozen, `${text.outboxId} left long after its person had opted out`);
  }

  /** An event was finished; whoever did that must have been the last to claim it. */
  finished({ clientId, id, fence }: ClaimedEvent): void {
    const row = this.#database.tables.inbox.rows.get(`${clientId} ${id}`);
    this.expect(String(row?.fence) === fence, `${id} was finished by one whose lease somebody else had taken`);
  }

  /** An event was given up; only what nobody can read may be. */
  gaveUp({ id, event }: ClaimedEvent): void {
    this.expect("body" in event && event.body === poison, `${id} became a dead letter, though it can be read`);
  }

  isOver(process: Process, text: ClaimedText): void {
    this.#underWay.delete(callOf(process, text));
  }

  #notPaused(process: Process, text: ClaimedText): void {
    const row = this.#rowOf(text);
    if (row === undefined || !this.#drained.some((scope) => covers(scope, row))) return;
    if (this.#beyond.has(callOf(process, { outboxId: row.id })))
      this.#database.rare("a sender called that had lost its sessions");
    else this.failures.push(`${row.id} was called for after its pause had drained`);
  }

  /** A pause has returned and says that nothing is in flight. */
  hasDrained(scope: Scope): void {
    for (const { process, outboxId } of this.#underWay.values()) {
      const row = this.#rowOf({ outboxId });
      const beyond = process.state === "ended" || this.#beyond.has(callOf(process, { outboxId }));
      const open = row !== undefined && covers(scope, row) && !beyond;
      this.expect(!open, `${outboxId} was under way when its pause said that nothing was`);
    }
    this.#drained.push(scope);
  }

  isLifted(scope: Scope): void {
    const at = this.#drained.indexOf(scope);
    if (at >= 0) this.#drained.splice(at, 1);
  }

  /** The sessions of a frozen process have ended. */
  losesSessions(process: Process): void {
    this.lost.add(process);
    for (const [name, call] of this.#underWay) if (call.process === process) this.#beyond.add(name);
  }

  /** A process has ended: what it had not begun to send it never will. */
  hasEnded(process: Process): void {
    for (const [name, call] of this.#underWay) if (call.process === process && !call.left) this.#underWay.delete(name);
  }

  accepted(text: Accepted): void {
    this.tell(`the carrier takes ${text.outboxId} for ${text.to}: ${text.body}`);
    const row = this.#rowOf(text);
    const permit = row && this.#database.tables.permits.rows.get(`${row.clientId} ${row.permitId}`);
    if (row === undefined || permit === undefined) {
      this.failures.push(`${text.outboxId} was accepted without a row and a permit`);
      return;
    }
    const bound = permit.recipient === text.to && permit.body === text.body && permit.sender === text.from;
    this.expect(bound, `${text.outboxId} was accepted in other words or for another person than its permit's`);
    this.#judgeTwice(text, row);
    const before = this.#accepted.get(text.outboxId) ?? [];
    this.#accepted.set(text.outboxId, [...before, text]);
    this.#judgeOthers(row, text);
    if (before.length === 0) this.#judgeOrder(row);
  }

  lookedFor({ to, body }: { readonly to: string; readonly body: string }, found: readonly string[]): void {
    this.#lookUps.push({ to, body, found, atMs: this.#machine.nowMs });
  }

  /** Each further time only after two look-ups, a gap apart, that have not shown one before. */
  #judgeTwice(text: Accepted, row: OutboxRow): void {
    const before = this.#accepted.get(text.outboxId) ?? [];
    if (before.length === 0) return;
    const blind = this.#lookUps.filter(
      ({ to, body, found, atMs }) =>
        to === text.to &&
        body === text.body &&
        atMs > (row.sentAt ?? Infinity) &&
        !before.some(({ carrierId }) => found.includes(carrierId)),
    );
    const apart = (blind.at(-1)?.atMs ?? 0) - (blind[0]?.atMs ?? 0) >= this.#gapMs;
    this.expect(
      blind.length >= 2 * before.length && apart,
      `${text.outboxId} was accepted again without two look-ups before`,
    );
    this.#database.rare("a text was accepted twice, after two look-ups that did not show it");
  }

  #judgeOthers(row: OutboxRow, text: Accepted): void {
    for (const [id, [first]] of this.#accepted) {
      const other = this.#database.tables.outbox.rows.get(`${row.clientId} ${id}`);
      if (other === undefined || first === undefined || other.id === row.id) continue;
      this.expect(other.slot !== row.slot, `${row.id} and ${other.id} say the same of ${row.slot}`);
      const firsts = row.template === "send_first_text" && other.template === row.template;
      if (!firsts || other.recipient !== row.recipient || text.at - first.at >= dayMs) continue;
      const gone =
        /^(?:refused|expired|stopped)$/.test(other.state) || /^(?:undelivered|failed)$/.test(other.carrierStatus ?? "");
      this.expect(gone, `${row.recipient} got a first text twice in a day`);
    }
  }

  /** What a conversation hears answers what it said, in its order; only what was unknown, held or tried again strays. */
  #judgeOrder(row: OutboxRow): void {
    const { inbox, held } = this.#database.tables;
    const event = inbox.rows.get(`${row.clientId} ${row.slot.split("/")[0]}`);
    if (event === undefined || event.event.from !== row.recipient || forWhom(row.action) !== "customer") return;
    const wasHeld = [...held.rows.values()].some(({ slot }) => slot === row.slot);
    if (this.#strayed.has(row.id) || wasHeld || / try \d$/.test(row.slot)) return;
    const last = this.#lastOf.get(event.thread) ?? 0;
    this.expect(event.seq >= last, `${row.id} answers an earlier text than the one that was answered before it`);
    this.#lastOf.set(event.thread, Math.max(last, event.seq));
  }

  #rowOf({ outboxId }: Pick<ClaimedText, "outboxId">): OutboxRow | undefined {
    for (const row of this.#database.tables.outbox.rows.values()) if (row.id === outboxId) return row;
    return undefined;
  }
}

function covers(scope: Scope, { clientId, recipient, action }: OutboxRow): boolean {
  if (scope.level !== "platform" && scope.clientId !== clientId) return false;
  if (scope.level === "customer" && scope.phone !== recipient) return false;
  return stops("outbound", scope.level, action);
}
