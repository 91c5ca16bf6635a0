import type { Client } from "pg";
import { type ClientId, parseClientId } from "../../src/domain/ids.ts";
import { parsePhone, type Phone } from "../../src/domain/phone.ts";
import type { Chance } from "../hostile/chance.ts";

/** Somebody whom a business knows, as the predecessor wrote their phone. */
export type Known = { readonly id: string; readonly clientId: ClientId; readonly phone: string };
export type Stranger = { readonly clientId: ClientId; readonly phone: Phone };

const phonesOfRange = 1_000;
const knownMax = 5_000;
const nearMax = 200;
export const defaultClient = proven("default-client");

export type Calling = {
  readonly chance: Chance;
  /** A row that somebody holds for long is nobody's to call with: who would wait then waits for them. */
  readonly heldBack: string;
  /** Of so many calls of known people one is of somebody whom a backfill is about to reach. */
  readonly nearOneIn: number;
};

/** Who calls: strangers, none of them twice, and people from anywhere among those whom the predecessor knows. */
export class People {
  readonly #root: Client;
  readonly #clients: readonly ClientId[];
  readonly #calling: Calling;
  readonly #known: readonly Known[];
  #near: readonly Known[] = [];

  static async open(root: Client, calling: Calling): Promise<People> {
    const { rows } = await root.query<{ id: string }>("SELECT id FROM clients WHERE id LIKE 'cl0%' ORDER BY id");
    const all = await root.query<{ n: number }>("SELECT count(*)::int AS n FROM customers");
    const percent = Math.min(100, (100 * knownMax) / (all.rows[0]?.n ?? knownMax));
    const known = await readKnown(
      root,
      `customers TABLESAMPLE BERNOULLI (${percent}) REPEATABLE (1)`,
      calling.heldBack,
    );
    return new People(
      root,
      calling,
      rows.map(({ id }) => proven(id)),
      known,
    );
  }

  private constructor(root: Client, calling: Calling, clients: readonly ClientId[], known: readonly Known[]) {
    this.#root = root;
    this.#calling = calling;
    this.#clients = clients;
    this.#known = known;
  }

  /** Looks where a backfill of customers stands, so that those whom it is about to reach can call. */
  async look(): Promise<void> {
    const noted = await this.#root.query<{ there: boolean }>(
      "SELECT to_regclass('jobrun_backfills') IS NOT NULL AS there",
    );
    if (noted.rows[0]?.there !== true) return;
    const ahead = `(SELECT * FROM customers WHERE id > (SELECT max(cursor) FROM jobrun_backfills WHERE step LIKE '%/phones of customers')
      ORDER BY id LIMIT ${nearMax}) ahead`;
    this.#near = await readKnown(this.#root, ahead, this.#calling.heldBack);
  }

  known(): Known {
    const { chance, nearOneIn } = this.#calling;
    const among = this.#near.length > 0 && chance.onceIn(nearOneIn) ? this.#near : this.#known;
    const one = among[chance.below(among.length)];
    if (one === undefined) throw new Error("the predecessor knows nobody");
    return one;
  }

  /** The one of this place among all strangers, of whom `odd` and even ones have no business in common. */
  stranger(place: number, whose: "odd" | "even"): Stranger {
    const business = 2 * Math.floor(place / phonesOfRange) + (whose === "odd" ? 1 : 0);
    const clientId = this.#clients[business % this.#clients.length];
    if (clientId === undefined) throw new Error("the predecessor has no business");
    return { clientId, phone: fiction("+447700900", place) };
  }
}

async function readKnown(root: Client, from: string, but: string): Promise<readonly Known[]> {
  const { rows } = await root.query<{ id: string; client: string; phone: string }>(
    `SELECT id, "clientId" AS client, phone FROM ${from} WHERE id LIKE 'cu0%' AND id <> $1`,
    [but],
  );
  return rows.map(({ id, client, phone }) => ({ id, clientId: proven(client), phone }));
}

/** A phone that nobody has. */
export function fiction(range: "+447700900" | "+441632960", place: number): Phone {
  const phone = parsePhone(range + String(place % phonesOfRange).padStart(3, "0"));
  if (phone === null) throw new Error("a phone of the campaign is malformed");
  return phone;
}

function proven(id: string): ClientId {
  const clientId = parseClientId(id);
  if (clientId === null) throw new Error(`${id} is no client's id`);
  return clientId;
}
