import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { mobile, openGateBench, permitted, requestOf, type GateBench, type LiveClient } from "./gate-bench.ts";

const states = ["queued", "sending", "accepted", "refused", "unknown", "stopped", "expired", "held"] as const;
type State = (typeof states)[number];

/** Where a text may go from each state; accepted, refused, stopped and expired are ends. */
const ways: Readonly<Record<State, readonly State[]>> = {
  queued: ["sending", "stopped", "expired", "accepted", "held"],
  held: ["queued", "expired", "accepted"],
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

type Facts = { readonly rank?: number; readonly lookUps?: number; readonly carrierId?: string | null };

/** A text in a state, with all that its other states demand, so that only the lattice can say no. */
async function textIn(state: State, { rank = 0, lookUps = 2, carrierId = "SM1" }: Facts = {}): Promise<string> {
  texts += 1;
  const permit = await permitted(bench, requestOf(client, mobile(texts), { slot: `slot ${texts}` }));
  const id = `text_${texts}`;
  await bench.root.query(
    `INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, "queuedAt", "expiresAt",
       state, "carrierId", reason, "carrierRank", "lookUps")
     VALUES ($1, $2, $3, 'text_customer', $4, 'greeting', $5, 'hello ' || $5, $6, 1, now(), now() + interval '1 h', $7, $8, 'r', $9, $10)`,
    [client.id, id, permit.id, mobile(texts), `slot ${texts}`, client.number, state, carrierId, rank, lookUps],
  );
  return id;
}

const move = (id: string, to: string) => bench.root.query("UPDATE outbox SET state = $2 WHERE id = $1", [id, to]);

describe("a text's state", () => {
  for (const from of states) {
    for (const to of states) {
      if (from === to || ways[from].includes(to)) {
        it(`may go from ${from} to ${to}`, async () => {
          const text = await textIn(from, { carrierId: to === "queued" ? null : "SM1" });
          assert.equal((await move(text, to)).rowCount, 1);
        });
      } else {
        it(`never goes from ${from} to ${to}`, async () => {
          await assert.rejects(move(await textIn(from, { carrierId: from === "accepted" ? "SM1" : null }), to), {
            code: "23514",
            message: /cannot become/,
          });
        });
      }
    }
  }

  for (const lookUps of [0, 1]) {
    it(`of unknown outcome goes neither again nor to its end after ${lookUps} look-ups`, async () => {
      const id = await textIn("unknown", { lookUps, carrierId: null });
      await assert.rejects(move(id, "queued"), { code: "23514", message: /is unknown and cannot become queued/ });
      await assert.rejects(move(id, "expired"), { code: "23514", message: /is unknown and cannot become expired/ });
    });
  }

  it("is not queued again where the carrier has the text", async () => {
    for (const from of ["sending", "unknown"] as const) {
      await assert.rejects(move(await textIn(from), "queued"), { code: "23514", message: /is with the carrier/ });
    }
  });

  it("shows each second attempt, which begins with no look-ups", async () => {
    const id = await textIn("unknown", { carrierId: null });
    for (const to of ["queued", "sending", "unknown"]) await move(id, to);
    const { rows } = await bench.root.query(
      `SELECT "lookUps", "lookedUpAt", "secondAttempts" FROM outbox WHERE id = $1`,
      [id],
    );
    assert.deepEqual(rows, [{ lookUps: 0, lookedUpAt: null, secondAttempts: 1 }]);
    await assert.rejects(move(id, "queued"), { code: "23514" });
  });

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

describe("the look-ups of a text", () => {
  const look = (id: string, to: number) => bench.root.query(`UPDATE outbox SET "lookUps" = $2 WHERE id = $1`, [id, to]);

  it("are not counted two at once, nor back, nor for a text whose outcome is known", async () => {
    const id = await textIn("unknown", { lookUps: 1 });
    for (const to of [0, 3]) await assert.rejects(look(id, to), { code: "23514", message: /one by one/ });
    await assert.rejects(look(await textIn("sending", { lookUps: 0 }), 1), { code: "23514", message: /one by one/ });
    const both = bench.root.query(
      `UPDATE outbox SET "lookUps" = 2, state = 'queued', "carrierId" = NULL WHERE id = $1`,
      [id],
    );
    await assert.rejects(both, { code: "23514" });
  });

  it("are counted one by one", async () => {
    const id = await textIn("unknown", { lookUps: 0 });
    for (const to of [1, 2, 3]) assert.equal((await look(id, to)).rowCount, 1);
  });
});

describe("the rank of a carrier's status", () => {
  const rank = (id: string, to: number) =>
    bench.root.query(`UPDATE outbox SET "carrierRank" = $2 WHERE id = $1`, [id, to]);

  it("never falls", async () => {
    for (let from = 1; from <= 6; from += 1) {
      for (let to = 0; to < from; to += 1) {
        await assert.rejects(rank(await textIn("accepted", { rank: from }), to), {
          code: "23514",
          message: /cannot go back/,
        });
      }
    }
  });

  it("may rise, or stay", async () => {
    const id = await textIn("accepted");
    for (const to of [0, 1, 3, 3, 6]) assert.equal((await rank(id, to)).rowCount, 1);
  });
});
