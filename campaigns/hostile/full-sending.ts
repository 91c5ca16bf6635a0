import type { Action } from "../../src/domain/action.ts";
import type { ClaimedText, SendOutcome } from "../../src/domain/send-outcome.ts";
import { dispatchOne } from "../../src/gate/dispatch.ts";
import { openStore } from "../../src/store/tenant.ts";
import { setTimeout as pause } from "node:timers/promises";
import { mobile, noon, openGateBench, type GateBench, type LiveClient } from "../../test/gate/gate-bench.ts";
import type { Chance } from "./chance.ts";

const clients = 3;
const customersEach = 16;
const queuedEach = 3;
const lookMs = 60;
const callMsMax = 20;

/** One call to the carrier that is running. */
export type Call = { readonly clientId: string; readonly action: Action; readonly recipient: string };

export type FullSending = {
  readonly bench: GateBench;
  readonly clients: readonly LiveClient[];
  readonly running: ReadonlySet<Call>;
  readonly tally: { calls: number; longestMs: number; readonly errors: string[] };
  /** Queues again what was held, and fills up what was sent, so that the senders never want for texts. */
  refill(): Promise<void>;
  stop(): Promise<void>;
};

/** Senders that dispatch side by side through the real claim to a carrier in this process, which takes up to 20 ms a call. */
export async function sendFully(chance: Chance, senders: number, began: (call: Call) => void): Promise<FullSending> {
  const bench = await openGateBench();
  const store = openStore({ url: bench.database.appUrl, name: "senders", connectionsMax: senders });
  const live: LiveClient[] = [];
  for (let at = 0; at < clients; at += 1) live.push(await bench.liveClient());
  const running = new Set<Call>();
  const tally = { calls: 0, longestMs: 0, errors: [] as string[] };
  const byNumber = new Map<string, LiveClient>(live.map((client) => [client.number, client]));
  const send = async (text: ClaimedText): Promise<SendOutcome> => {
    const client = byNumber.get(text.from);
    const call = { clientId: client?.id ?? "", action: actionIn(text.body), recipient: text.to };
    const startedAt = performance.now();
    running.add(call);
    began(call);
    await pause(chance.below(callMsMax));
    running.delete(call);
    tally.calls += 1;
    tally.longestMs = Math.max(tally.longestMs, performance.now() - startedAt);
    return { outcome: "accepted", carrierId: `SM${text.outboxId}`, segments: 1 };
  };
  // Without a cap of money that anybody could reach: it would end the campaign in a second.
  await bench.root.query(`UPDATE platform SET "clientDayPence" = 1e12`);
  let stopped = false;
  let refilled = Promise.withResolvers<void>();
  const lane = async () => {
    while (!stopped) {
      try {
        const did = await dispatchOne({ store, send, now: () => noon, chance: () => 0, told: () => undefined });
        if (!did) await Promise.race([refilled.promise, pause(lookMs)]);
      } catch (error) {
        tally.errors.push(error instanceof Error ? error.message : "something else than an error");
        await pause(lookMs);
      }
    }
  };
  const refill = async () => {
    await fill(bench);
    refilled.resolve();
    refilled = Promise.withResolvers<void>();
  };
  await refill();
  const lanes = Array.from({ length: senders }, lane);
  return {
    bench,
    clients: live,
    running,
    tally,
    refill,
    stop: async () => {
      stopped = true;
      await Promise.all(lanes);
      await store.close();
      await bench.close();
    },
  };
}

function actionIn(body: string): Action {
  for (const action of ["text_owner", "text_safety"] as const) if (body === action) return action;
  return "text_customer";
}

/** Behind the gate's back, whose caps would end a campaign in a minute; the claim asks the gate for each text all the same. */
async function fill({ root }: GateBench): Promise<void> {
  await root.query(`
    UPDATE outbox SET state = 'queued', reason = NULL, "dueAt" = clock_timestamp() WHERE state = 'held';
    WITH wanted AS (
      SELECT c.id AS client, n.phone AS sender, person.phone, person.action, gen_random_uuid()::text AS id
      FROM clients c JOIN numbers n ON n."clientId" = c.id
      CROSS JOIN LATERAL (
        SELECT '${mobile(0).slice(0, -3)}' || to_char(place, 'FM000') AS phone,
          CASE WHEN place % 8 = 0 THEN 'text_safety' ELSE 'text_customer' END AS action
        FROM generate_series(0, ${customersEach - 1}) place
        UNION ALL SELECT c."phoneE164", 'text_owner'
      ) person
      WHERE c."onboardingComplete" AND (SELECT count(*) FROM outbox o
        WHERE o.sender = n.phone AND o.recipient = person.phone AND o.state IN ('queued', 'sending')) < ${queuedEach}
    ), permitted AS (
      INSERT INTO permits SELECT client, 'permit ' || id, action, phone, sender, 't', id, 1, body_hash(action), '{}', now() FROM wanted
    )
    INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt", "expiresAt")
      SELECT client, 'text ' || id, 'permit ' || id, action, phone, 't', id, action, sender, 1, '${noon.toString()}',
        '${noon.add({ hours: 1 }).toString()}' FROM wanted`);
}
