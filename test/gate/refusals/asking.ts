import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { mobile, openGateBench, optOutRow, type GateBench, type LiveClient } from "../gate-bench.ts";

/** One question to grant_permit(), and the facts that were changed before it. */
export type Question = {
  readonly action?: string | null;
  readonly to?: string | null;
  readonly from?: string;
  readonly slot?: string;
  readonly template?: string;
  readonly body?: string;
  readonly segments?: number;
  /** SQL, where CLIENT, OWNER, NUMBER and STRANGER stand for the client's id and phones and another client's id. */
  readonly given?: string;
  /** Asked by the house itself, for the operator. */
  readonly ofTheHouse?: boolean;
  /** Asked again at the claim of a text that waits since then: SQL of a time. */
  readonly waitsSince?: string;
};

export type Rule = readonly [rule: string, reason: string | null, question: Question];

export const customer = mobile(1);
export const operator = mobile(701);
export const houseNumber = "+447700900702";
export const now = "timestamptz '2026-11-23T12:00:00Z'";
/** A moment before and after, by the database's finest unit. */
export const moment = "interval '1 microsecond'";

export const setClient = (columns: string) => `UPDATE clients SET ${columns} WHERE id = 'CLIENT'`;
export const setPlatform = (columns: string) => `UPDATE platform SET ${columns}`;
export const optedOut = (whose: string, who: string, cleared = false) => optOutRow(whose, who, cleared);
export const customerPaused = (whose: string, who: string, paused = true) =>
  `INSERT INTO customer_pauses VALUES ('${whose}', '${who}', ${paused}, ${now})`;
export const notLive = setClient(`"onboardingComplete" = false, "liveBecause" = NULL`);
export const heldNumber = (phone: string, role: string, state = "warm") =>
  `INSERT INTO numbers (phone, role, state, "addedAt") VALUES ('${phone}', '${role}', '${state}', ${now})`;

export type Old = {
  readonly action?: string;
  readonly template?: string;
  readonly words?: string;
  readonly to?: string;
  readonly whose?: string;
  readonly name?: string;
};

/** Permits that were granted so long ago, an interval of SQL, all the same but for their slots: old1, old2 … */
export function permits(count: number, ago: string, wish: Old = {}): string {
  const {
    action = "text_customer",
    template = "t",
    words = "other words",
    to = customer,
    whose = "CLIENT",
    name = "old",
  } = wish;
  return `INSERT INTO permits SELECT '${whose}', '${name}' || n, '${action}', '${to}', 'NUMBER', '${template}', '${name}' || n, 1,
    body_hash('${words}'), '{}', ${now} - interval '${ago}' FROM generate_series(1, ${count}) n`;
}

/** The same as a text in the outbox that came to an end. */
export function ended(columns: string, name = "old"): string {
  return `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt", "expiresAt")
      SELECT "clientId", id, id, action, recipient, template, slot, 'hello', sender, segments, ${now}, ${now} + interval '1 hour'
      FROM permits WHERE id = '${name}1';
    ALTER TABLE outbox DISABLE TRIGGER USER;
    UPDATE outbox SET ${columns} WHERE id = '${name}1'`;
}

export type Answer = {
  readonly refusal: string | null;
  readonly block: string | null;
  readonly facts: Readonly<Record<string, string>>;
};

export type Asking = {
  readonly bench: GateBench;
  readonly client: LiveClient;
  readonly stranger: LiveClient;
  /** The gate's answer, which is kept: a no with reason, block and facts, a yes as a permit with its facts. Nothing stays. */
  answerTo(question: Question): Promise<Answer>;
  /** Fills in whose is meant. */
  filled(sql: string): string;
};

/** Where another client's rows are about, row security would hide them: the question itself must not ask for them. */
const withoutRowSecurity = [
  "permits",
  "outbox",
  "spend",
  "inbox",
  "opt_outs",
  "ignored_callers",
  "looping_threads",
  "unreachable_numbers",
  "customer_pauses",
  "weekly_availability",
]
  .map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`)
  .join("; ");

async function openAsking(): Promise<Asking> {
  const bench = await openGateBench();
  const [client, stranger] = [await bench.liveClient(), await bench.liveClient()];
  const filled = (sql: string) =>
    sql
      .replaceAll("CLIENT", client.id)
      .replaceAll("OWNER", client.owner)
      .replaceAll("NUMBER", client.number)
      .replaceAll("STRANGER", stranger.id);
  const answerTo = async (question: Question) => {
    await bench.root.query("BEGIN");
    try {
      await bench.root.query(filled(question.given ?? ""));
      if (question.given?.includes("STRANGER") === true) await bench.root.query(withoutRowSecurity);
      return question.waitsSince === undefined
        ? await permitAsked(bench, filled, question)
        : await claimAsked(bench, filled, question, question.waitsSince);
    } finally {
      await bench.root.query("ROLLBACK");
    }
  };
  return { bench, client, stranger, answerTo, filled };
}

type Fill = (sql: string) => string;

async function permitAsked({ root }: GateBench, filled: Fill, question: Question): Promise<Answer> {
  const { action = "text_customer", to = customer, from = "NUMBER", slot = "slot", template = "greeting" } = question;
  const { body = "hello", segments = 1, ofTheHouse = false } = question;
  const clientId = ofTheHouse ? "client_jobrun" : filled("CLIENT");
  await root.query("SET LOCAL ROLE jobrun_app");
  await root.query("SELECT set_config('jobrun.tenant', $1, true)", [clientId]);
  const values = [clientId, action, to === null ? null : filled(to), filled(from), slot, body, template, segments];
  const { rows } = await root.query<Answer>(
    `SELECT refusal, block, facts FROM grant_permit($1, 'p', $2, $3, $4, $7, $5, $6, $8, ${now})`,
    values,
  );
  const [answer] = rows;
  assert.ok(answer !== undefined);
  const { rows: kept } = await root.query(
    `SELECT NULL AS refusal, NULL AS block, facts FROM permits WHERE id = 'p'
     UNION ALL SELECT reason, block, facts FROM refusals WHERE id = 'p'`,
  );
  assert.deepEqual(kept, [answer], "the answer is kept with its facts, and only a yes is a permit");
  return answer;
}

async function claimAsked({ root }: GateBench, filled: Fill, question: Question, since: string): Promise<Answer> {
  const { action = "text_customer", to = customer, from = "NUMBER", ofTheHouse = false } = question;
  const asked = [
    ofTheHouse ? "client_jobrun" : filled("CLIENT"),
    action,
    to === null ? null : filled(to),
    filled(from),
  ];
  const { rows } = await root.query<Answer>(
    `SELECT gate_refusal($1, $2, $3, $4, ${since}, ${now}) AS refusal, NULL AS block,
       to_jsonb(read_facts($1, $2, $3, $4, NULL, NULL, NULL, NULL, ${since}, ${now})) AS facts`,
    asked,
  );
  const [answer] = rows;
  assert.ok(answer !== undefined);
  return answer;
}

/** Opens a bench for the tests of the file that calls it. */
export function askingInTests(): () => Asking {
  let asking: Asking;
  before(async () => {
    asking = await openAsking();
  });
  after(() => asking.bench.close());
  return () => asking;
}

/** One test a rule: it is refused for this reason, or granted where that is null. */
export function proveRules(asking: () => Asking, rules: readonly Rule[]): void {
  for (const [rule, reason, question] of rules) {
    it(reason === null ? `grants ${rule}` : `refuses ${rule}: ${reason}`, async () => {
      assert.equal((await asking().answerTo(question)).refusal, reason);
    });
  }
}

/** A text of this person to this number, by an inbox row named `event`. */
export function arrived(from: string, wish: { ago?: string; to?: string; kind?: string; whose?: string } = {}): string {
  const { ago = "interval '1 minute'", to = "NUMBER", kind = "text_arrived", whose = "CLIENT" } = wish;
  return `INSERT INTO inbox ("clientId", id, seq, key, kind, role, "ourNumber", thread, event, door, "receivedAt")
    VALUES ('${whose}', 'event', nextval('inbox_seq'), 'event', '${kind}', 'OPERATIONAL', '${to}', '', '{"from": "${from}"}', 'webhook',
      ${now} - ${ago})`;
}
