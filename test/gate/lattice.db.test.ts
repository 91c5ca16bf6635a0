import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { mobile, openGateBench, permitted, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

const states = ["queued", "sending", "accepted", "refused", "unknown", "stopped", "expired", "held"] as const;
type State = (typeof states)[number];

/** Where a text may go from each state; accepted, refused, stopped and expired are ends. */
const ways: Readonly<Record<State, readonly State[]>> = {
  queued: ["sending", "stopped", "expired", "held"],
  held: ["queued", "expired"],
  sending: ["accepted", "refused", "unknown", "queued"],
  unknown: ["accepted", "refused", "queued", "expired"],
  accepted: [],
  refused: [],
  stopped: [],
  expired: [],
};

let bench: GateBench;
let client: LiveClient;
let texts = 0;

before(async () => {
  bench = await openGateBench();
  client = await bench.liveClient();
});
after(() => bench.close());

/** A text in a state, with all that its other states demand, so that only the lattice can say no. */
async function textIn(state: State, rank = 0): Promise<string> {
  texts += 1;
  const permit = await permitted(bench, requestOf(client, mobile(texts), { slot: `slot ${texts}` }));
  const id = `text_${texts}`;
  await bench.root.query(
    `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt", "expiresAt",
       state, "carrierId", reason, "carrierRank")
     VALUES ($1, $2, $3, 'text_customer', $4, 'greeting', $5, 'hello', $6, 1, now(), now() + interval '1 h', $7, 'SM1', 'r', $8)`,
    [client.id, id, permit.id, mobile(texts), `slot ${texts}`, client.number, state, rank],
  );
  return id;
}

const move = (id: string, to: string) => bench.root.query("UPDATE outbox SET state = $2 WHERE id = $1", [id, to]);

describe("a text's state", () => {
  for (const from of states) {
    for (const to of states) {
      if (from === to || ways[from].includes(to)) {
        it(`may go from ${from} to ${to}`, async () => {
          assert.equal((await move(await textIn(from), to)).rowCount, 1);
        });
      } else {
        it(`never goes from ${from} to ${to}`, async () => {
          await assert.rejects(move(await textIn(from), to), { code: "23514", message: /cannot become/ });
        });
      }
    }
  }

  it("is one of those that there are", async () => {
    await assert.rejects(move(await textIn("queued"), "delivered"), { code: "23514" });
  });

  it("says what it must: an accepted text its carrier's id, a refused or stopped one its reason", async () => {
    const bare = async (from: State, to: State) => {
      const id = await textIn(from);
      await bench.root.query(`UPDATE outbox SET "carrierId" = NULL, reason = NULL WHERE id = $1`, [id]);
      return move(id, to);
    };
    await assert.rejects(bare("sending", "accepted"), { code: "23514" });
    await assert.rejects(bare("sending", "refused"), { code: "23514" });
    await assert.rejects(bare("queued", "stopped"), { code: "23514" });
  });
});

describe("the rank of a carrier's status", () => {
  const rank = (id: string, to: number) =>
    bench.root.query(`UPDATE outbox SET "carrierRank" = $2 WHERE id = $1`, [id, to]);

  it("never falls", async () => {
    for (let from = 1; from <= 6; from += 1) {
      for (let to = 0; to < from; to += 1) {
        await assert.rejects(rank(await textIn("accepted", from), to), { code: "23514", message: /cannot go back/ });
      }
    }
  });

  it("may rise, or stay", async () => {
    const id = await textIn("accepted");
    for (const to of [0, 1, 3, 3, 6]) assert.equal((await rank(id, to)).rowCount, 1);
  });
});
