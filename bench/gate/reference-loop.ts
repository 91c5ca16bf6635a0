import { randomInt } from "node:crypto";
import pg from "pg";
import { phonesMax } from "./crowd.ts";
import type { ReferenceOrder } from "./reference.ts";
import { bareStatements, numbered } from "./script.ts";

type Values = Readonly<Record<string, string | number>>;
type Statement = keyof typeof bareStatements;

const textsMax = 2 ** 47;

// Where there is no pgbench: one order over IPC, one answer.
process.once("message", (order: ReferenceOrder) => void measure(order).then((rate) => process.send?.(rate)));

async function measure({ url, connections, seconds, clients }: ReferenceOrder): Promise<number> {
  const open = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(open.map((client) => client.connect()));
  const start = performance.now();
  const end = start + seconds * 1_000;
  let texts = 0;
  const sendOn = async (client: pg.Client) => {
    while (performance.now() < end) if (await sendOne(client, clients)) texts += 1;
  };
  await Promise.all(open.map(sendOn));
  const took = performance.now() - start;
  await Promise.all(open.map((client) => client.end()));
  return (texts * 1_000) / took;
}

/** As the script of pgbench does it. False where another connection had claimed all that was due. */
async function sendOne(client: pg.Client, clients: number): Promise<boolean> {
  const place = randomInt(clients);
  const text: Values = { n: randomInt(textsMax), place, to: (place + randomInt(1, phonesMax)) % phonesMax };
  await client.query("BEGIN");
  for (const name of ["tenant", "permit", "queue"] as const) await run(client, name, text);
  await client.query("COMMIT");
  const claim = await run(client, "claim", {});
  if (claim === undefined || claim["claimed"] === 0) return false;
  await run(client, "settle", claim);
  return true;
}

const prepared = new Map(Object.entries(bareStatements).map(([name, text]) => [name, numbered(text)]));

async function run(client: pg.Client, name: Statement, values: Values): Promise<Values | undefined> {
  const { text, names } = prepared.get(name) ?? numbered(bareStatements[name]);
  const { rows } = await client.query<Values>({ name, text, values: names.map((each) => values[each]) });
  return rows[0];
}
