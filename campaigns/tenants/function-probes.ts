import type { Client } from "pg";
import type { Row } from "./neighbourhood.ts";
import type { Probe } from "./probe.ts";

/** A function that the application may call, with what it takes. One that only reckons with what it is given sees no rows. */
export type FunctionFacts = {
  readonly name: string;
  readonly takes: readonly { readonly name: string; readonly type: string }[];
};

export async function readFunctions(root: Client): Promise<readonly FunctionFacts[]> {
  const { rows } = await root.query<{ name: string; names: string[] | null; types: string[] }>(
    `SELECT p.proname AS name, p.proargnames AS names,
       ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, place) ORDER BY place) AS types
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.provolatile <> 'i'
     AND has_function_privilege('jobrun_app', p.oid, 'EXECUTE') ORDER BY 1`,
  );
  return rows.map(({ name, names, types }) => ({
    name,
    takes: types.map((type, place) => ({ name: (names?.[place] ?? "").replace(/^p_/, ""), type })),
  }));
}

/** Words that a parameter of that name knows, so that a probe comes past the first look at what it was given. */
const knownWords: Readonly<Record<string, string>> = {
  switch: "outbound",
  role: "OPERATIONAL",
  state: "accepted",
  source: "keyword",
  action: "text_customer",
  template: "t",
  kinds: "call_arrived",
  doors: "webhook",
  events: "{}",
  reason: "because",
  by: "somebody",
};
/** Under which names of columns else a parameter's value may stand in a row. */
const columnsOf: Readonly<Record<string, readonly string[]>> = {
  client: ["clientId", "id"],
  clients: ["clientId", "id"],
  ids: ["id"],
  phone: ["phone", "recipient", "phoneE164", "sender"],
  recipient: ["recipient", "phone", "phoneE164"],
  sender: ["sender", "phone"],
  event: ["eventId", "id", "cause"],
  keys: ["key"],
  our_numbers: ["phone", "sender"],
  threads: ["thread"],
  slot: ["slot", "eventId", "id"],
};
const byType: Readonly<Record<string, string>> = {
  interval: "6 seconds",
  "timestamp with time zone": "2026-11-22T12:00:00Z",
  integer: "1",
  bigint: "1",
  numeric: "1",
  boolean: "true",
  bytea: "\\x00",
  text: "something",
};

/**
 * Two calls for each row of the victim's, each parameter filled from the row where its name says so, and plainly where not: one
 * for the victim, and one for the thief with all the rest the victim's.
 */
export function functionProbes(facts: FunctionFacts, rows: ReadonlyMap<string, Row>, thiefId: string): Probe[] {
  const parameters = facts.takes.map(({ type }, place) => `$${place + 1}::${type}`).join(", ");
  return [...rows].flatMap(([table, row]) =>
    [row, { ...row, clientId: thiefId }].map((given) => ({
      where: `${facts.name}() about ${table}`,
      // Which tenant it leaves behind is asked in the same breath: the other's would be seen in the answer.
      sql: `SELECT f, current_setting('jobrun.tenant') AS left FROM ${facts.name}(${parameters}) f`,
      values: facts.takes.map(({ name, type }) => argument(name, type, given)),
    })),
  );
}

function argument(name: string, type: string, row: Row): string {
  const plain =
    knownWords[name] ?? fromRow(name, row) ?? byType[type.replace("[]", "")] ?? knownWords[name] ?? "something";
  return type.endsWith("[]") ? `{${JSON.stringify(plain)}}` : plain;
}

function fromRow(name: string, row: Row): string | null {
  for (const column of columnsOf[name] ?? [name]) {
    const value = row[column];
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return null;
}
