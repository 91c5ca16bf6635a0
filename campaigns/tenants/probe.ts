import type { Client } from "pg";
import { anyName, nobody, saidOf, type Neighbour } from "./neighbourhood.ts";
import { reachedCode } from "./watch-rows.ts";

/** A statement that reaches for a neighbour's row; each value as text, with the neighbour's name or number in it. */
export type Probe = { readonly where: string; readonly sql: string; readonly values: readonly (string | null)[] };

/** What a session is told: rows, how many were touched, or an error with all that the wire carries of it. */
type Answer = { readonly said: string; readonly code: string | null; readonly constraint: string | null };

/** `tells`: nothing of another's was seen or written, but the answer is another one than about nobody. */
export type Finding = {
  readonly where: string;
  readonly what: string;
  readonly kind: "reaches" | "tells";
  /** The constraints that the two answers name. */
  readonly broken: readonly string[];
};

/** One session as the application, in a transaction of the thief that is taken back at the end. */
export class Session {
  readonly #client: Client;
  readonly #thief: Neighbour;

  private constructor(client: Client, thief: Neighbour) {
    this.#client = client;
    this.#thief = thief;
  }

  static async begin(client: Client, thief: Neighbour): Promise<Session> {
    await client.query("BEGIN");
    await client.query("SELECT set_config('jobrun.tenant', $1, true), set_config('probe.tenant', $1, true)", [
      thief.id,
    ]);
    await client.query("SAVEPOINT probe");
    return new Session(client, thief);
  }

  /** Tries the statement about the victim and about nobody. Null where neither saw anything, nor could tell them apart. */
  async try({ where, sql, values }: Probe, victim: Neighbour): Promise<Finding | null> {
    const about = (text: string) => saidOf(text, victim, nobody);
    const theirs = await this.#ask(sql, values);
    const nobodys = await this.#ask(
      about(sql),
      values.map((value) => (value === null ? null : about(value))),
    );
    const reached = this.#reached(theirs) ?? this.#reached(nobodys);
    const broken = [theirs, nobodys].flatMap(({ constraint }) => constraint ?? []);
    if (reached !== null) return { where, what: reached, kind: "reaches", broken };
    if (about(theirs.said) === nobodys.said) return null;
    return { where, what: `says ${theirs.said}, but of nobody ${nobodys.said}`, kind: "tells", broken };
  }

  async end(): Promise<void> {
    await this.#client.query("ROLLBACK");
  }

  #reached({ code, said }: Answer): string | null {
    if (code === reachedCode) return `writes: ${said}`;
    if (code !== null) return null;
    const seen = [...said.matchAll(anyName)].map(([, place]) => Number(place));
    return seen.some((place) => place !== this.#thief.place) ? `shows another's row: ${said}` : null;
  }

  async #ask(sql: string, values: Probe["values"]): Promise<Answer> {
    try {
      const { rows, rowCount } = await this.#client.query<Record<string, unknown>>(sql, [...values]);
      return { said: `${rowCount} ${JSON.stringify(rows)}`, code: null, constraint: null };
    } catch (error) {
      return answerOf(error);
    } finally {
      await this.#client.query("ROLLBACK TO SAVEPOINT probe");
    }
  }
}

/** All that the database says to a client about an error, but where in its own source it was raised. */
function answerOf(error: unknown): Answer {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  const { code, detail, hint, constraint, table, column, schema, dataType } = Object(error);
  const said = JSON.stringify({
    code,
    message: error.message,
    detail,
    hint,
    constraint,
    table,
    column,
    schema,
    dataType,
  });
  return { said, code: String(code), constraint: typeof constraint === "string" ? constraint : null };
}
