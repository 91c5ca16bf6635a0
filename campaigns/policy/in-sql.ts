import type { Client } from "pg";
import type { Asked } from "../../src/domain/policy.ts";
import { judged, mark, share, type FactPlace, type Space, type Tally } from "./space.ts";

type Part = { readonly space: Space; readonly asked: Asked; readonly from: number; readonly to: number };

/** What the database's policy says of the same numbers: the facts are made of each number there. */
export async function askDatabase(client: Client, part: Part, seed: number): Promise<Tally> {
  const { rows } = await client.query<{ reason: string; times: string; sum: string }>(
    `SELECT reason, count(*) AS times, sum(number * ${mark.factor} % ${mark.modulus}) AS sum
     FROM (${await everyAnswer(client, part.space)}) answers GROUP BY reason`,
    parameters(part, seed),
  );
  return new Map(rows.map(({ reason, times, sum }) => [reason, { times: Number(times), sum: Number(sum) }]));
}

/** The first number of which the two say different things. */
export async function findDifference(client: Client, part: Part, seed: number): Promise<string> {
  const { space, asked, from, to } = part;
  const { rows } = await client.query<{ number: string; reason: string }>(
    `${await everyAnswer(client, space)} ORDER BY number`,
    parameters(part, seed),
  );
  for (const { number, reason } of judged(space, asked, from, to, seed)) {
    const said = rows[number - from]?.reason;
    if (said !== reason) return `number ${number} is "${said}" in SQL and "${reason}" in the domain`;
  }
  return "the sums differ and no answer does";
}

function parameters({ space, asked, from, to }: Part, seed: number): unknown[] {
  return [space.action, asked === "again", from, to - 1, seed % share.seedModulus];
}

async function everyAnswer(client: Client, space: Space): Promise<string> {
  const values = space.facts.map((fact, place) => ({ name: fact.fact, sql: valueInSql(fact, place) }));
  const row = (await columns(client)).map((column) => values.find(({ name }) => name === column)?.sql ?? "NULL");
  return `SELECT number, coalesce(gate_judge($1::text, ROW(${row.join(", ")})::gate_facts, $2::boolean), '') AS reason
    FROM generate_series($3::bigint, $4::bigint) number WHERE $5::bigint IS NOT NULL`;
}

function valueInSql({ values, stride }: FactPlace, place: number): string {
  const list = `ARRAY[${values.map((value) => `'${value}'`).join(", ")}]`;
  const at =
    stride === null
      ? `(number * ${share.factor} + ${place * share.apart} + $5::bigint) / ${share.divisor}`
      : `number / ${stride}`;
  return `(${list})[1 + ${at} % ${values.length}]`;
}

let known: Promise<readonly string[]> | null = null;

/** The order of the facts in the type of the database, which need not be ours. */
function columns(client: Client): Promise<readonly string[]> {
  known ??= client
    .query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'gate_facts'::regclass AND attnum > 0 ORDER BY attnum`,
    )
    .then(({ rows }) => rows.map(({ name }) => name));
  return known;
}
