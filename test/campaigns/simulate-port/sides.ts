import { Database, type Rare } from "../../../campaigns/simulate/port/database.ts";
import { simulatedStore } from "../../../campaigns/simulate/port/store.ts";
import { heldIn } from "../../../campaigns/simulate/store/held.ts";
import { openOperatorStore, type OperatorStore } from "../../../src/store/operator.ts";
import { openGateBench, type GateBench, type LiveClient } from "../../gate/gate-bench.ts";
import type { Side } from "./play.ts";
import { real, simulated } from "./side.ts";

const hourMs = 3_600_000;
const press = { what: "outbound", reason: "a test", by: "Ann" } as const;

export type Bench = { readonly gate: GateBench; readonly operator: OperatorStore; close(): Promise<void> };

export async function openBench(): Promise<Bench> {
  const gate = await openGateBench();
  const operator = openOperatorStore(gate.database.operatorUrl);
  return {
    gate,
    operator,
    close: async () => {
      await operator.close();
      await gate.close();
    },
  };
}

const nothingYet = () => ({
  events: [],
  texts: [],
  unknown: [],
  timers: [],
  textIds: new Map<string, string>(),
  eventIds: new Map<string, string>(),
});

/** PostgreSQL, with nothing in it but a live client. */
export function realSide({ gate, operator }: Bench, client: LiveClient): Side {
  return {
    ...nothingYet(),
    f: real,
    store: gate.store,
    client,
    pressOn: (scope, now) => operator.pressOn(scope, press, now),
    held: (scope) => operator.held(scope),
    setPause: async (over) => {
      const hour = over ? "- interval '1 hour'" : "+ interval '1 hour'";
      await gate.root.query(`UPDATE circuits SET "openUntil" = now() ${hour}`);
    },
  };
}

/** The simulated database with the same client. Its clock goes on at each look, as PostgreSQL's does. */
export function memorySide(client: LiveClient, rare: Rare): { readonly side: Side; readonly database: Database } {
  let at = Date.now();
  const database = new Database(() => (at = Math.max(at + 1, Date.now())), rare);
  // As PostgreSQL's side has it, whose sessions stay connected all through.
  database.isConnected = () => true;
  const owner = {
    name: "test",
    turn: async () => undefined,
    untilCalled: () => {
      throw new Error("one after the other, nobody waits");
    },
  };
  const session = database.open(owner, null);
  database.addHouse(session, { operatorPhone: null, segmentPricePence: 4, clientDayPence: 500 });
  database.addClient(client.id, { ...client, name: "Reed Plumbing" }, session);
  session.commit();
  const store = simulatedStore(database, owner);
  const side: Side = {
    ...nothingYet(),
    f: simulated,
    store,
    client,
    pressOn: (scope, now) => store.withoutTenant((db) => simulated.pressOn(db, scope, press, now)),
    held: (scope) => store.withoutTenant((db) => heldIn(db, scope)),
    setPause: async (over) => {
      const { circuits } = database.tables;
      for (const [key, row] of circuits.rows)
        circuits.rows.set(key, { ...row, openUntil: at + (over ? -hourMs : hourMs) });
    },
  };
  return { side, database };
}
