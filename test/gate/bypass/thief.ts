import assert from "node:assert/strict";
import { Client } from "pg";
import type { Phone } from "../../../src/domain/phone.ts";
import { dispatchOne } from "../../../src/gate/dispatch.ts";
import { minutesLater, mobile, noon, type GateBench, type LiveClient } from "../gate-bench.ts";

/** What a text is made of; a way round the gate says only what it changes. */
export type Stolen = {
  readonly clientId?: string | null;
  readonly permitId?: string | null;
  readonly action?: string | null;
  readonly recipient?: string | null;
  readonly sender?: string | null;
  readonly template?: string | null;
  readonly slot?: string | null;
  readonly body?: string | null;
  readonly segments?: number | null;
  /** As SQL; noon where it is not given. */
  readonly now?: string;
  /** As SQL; half an hour after noon where it is not given. */
  readonly expires?: string;
};

type Rows = readonly Record<string, unknown>[];

/** Somebody who has the application's login, a client that is live, and a person to text past the gate. */
export type Thief = {
  readonly bench: GateBench;
  readonly client: LiveClient;
  /** Whose permits and texts are none of this thief's. */
  readonly neighbour: LiveClient;
  readonly victim: Phone;
  /** One statement as the application, in a session whose tenant is the client. */
  readonly sql: (statement: string, values?: readonly unknown[]) => Promise<Rows>;
  /** One statement as the application outside of every tenant, as the loops ask. */
  readonly alone: (statement: string) => Promise<Rows>;
  /** Asks for a permit as the product does; answers with the refusal, or null. */
  readonly ask: (wish?: Stolen) => Promise<unknown>;
  /** Puts a text into the outbox as the product does. */
  readonly queue: (wish?: Stolen) => Promise<void>;
  /** A text with its permit, queued as the product does it. */
  readonly honest: () => Promise<void>;
};

export const honestWords = "hello";

/** A person and a client of their own for each way, and a session that nobody else uses. */
export async function asThief(bench: GateBench, place: number, steal: (thief: Thief) => Promise<unknown>) {
  const session = new Client({ connectionString: bench.database.appUrl });
  await session.connect();
  try {
    const client = await bench.liveClient();
    const thief = makeThief(bench, session, client, await bench.liveClient(), mobile(place));
    await session.query("SELECT set_config('jobrun.tenant', $1, false)", [client.id]);
    await steal(thief);
  } finally {
    await session.end();
  }
}

function makeThief(bench: GateBench, session: Client, client: LiveClient, neighbour: LiveClient, victim: Phone): Thief {
  const sql = async (statement: string, values: readonly unknown[] = []): Promise<Rows> =>
    (await session.query<Record<string, unknown>>(statement, [...values])).rows;
  const alone = async (statement: string): Promise<Rows> => {
    await sql("SELECT set_config('jobrun.tenant', '', false)");
    try {
      return await sql(statement);
    } finally {
      await sql("SELECT set_config('jobrun.tenant', $1, false)", [client.id]);
    }
  };
  const whole = (wish: Stolen) => ({
    clientId: client.id,
    permitId: `permit_${victim}`,
    action: "text_customer",
    recipient: victim,
    sender: client.number,
    template: "greeting",
    slot: `slot ${victim}`,
    body: honestWords,
    segments: 1,
    now: `'${noon.toString()}'`,
    expires: `'${minutesLater(30).toString()}'`,
    ...wish,
  });
  const ask = async (wish: Stolen = {}) => {
    const { now, clientId, permitId, action, recipient, sender, template, slot, body, segments } = whole(wish);
    const values = [clientId, permitId, action, recipient, sender, template, slot, body, segments];
    const [row] = await sql(`SELECT refusal FROM grant_permit($1, $2, $3, $4, $5, $6, $7, $8, $9, ${now})`, values);
    return row?.["refusal"];
  };
  const queue = async (wish: Stolen = {}) => {
    const { clientId, permitId, action, recipient, sender, template, slot, body, segments, expires } = whole(wish);
    await sql(
      `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, sender, template, slot, body, segments, "queuedAt", "expiresAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '${noon.toString()}', ${expires})`,
      [
        clientId,
        `text ${String(body).slice(0, 20)}`,
        permitId,
        action,
        recipient,
        sender,
        template,
        slot,
        body,
        segments,
      ],
    );
  };
  const honest = async () => {
    assert.equal(await ask(), null);
    await queue();
  };
  return { bench, client, neighbour, victim, sql, alone, ask, queue, honest };
}

const turnsMax = 200;

/** Lets the dispatch run until nothing is due, and answers with the words that a carrier was given for this person. */
export async function carried({ bench, victim }: Thief, at = noon): Promise<readonly string[]> {
  const words: string[] = [];
  let turns = 0;
  const send = async (text: { readonly to: string; readonly body: string; readonly outboxId: string }) => {
    if (text.to === victim) words.push(text.body);
    return { outcome: "accepted", carrierId: `SM ${text.outboxId} ${turns}`, segments: 1 } as const;
  };
  const dispatch = { store: bench.store, send, now: () => at, chance: () => 0, told: () => undefined };
  while (await dispatchOne(dispatch)) assert.ok((turns += 1) < turnsMax, "the outbox empties");
  return words;
}
