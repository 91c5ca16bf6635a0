import { randomInt } from "node:crypto";
import pg from "pg";
import { parametersOf, referenceInsert } from "./reference-row.ts";
import type { ReferenceOrder } from "./reference.ts";

// The reference where pgbench is missing: each connection inserts and commits one row after the other.
process.once("message", (order: ReferenceOrder) => void measure(order).then((rate) => process.send?.(rate)));

async function measure({ url, connections, seconds, common }: ReferenceOrder): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const start = performance.now();
  const end = start + seconds * 1_000;
  let rows = 0;
  const insertOn = async (client: pg.Client) => {
    while (performance.now() < end) {
      const n = `${randomInt(1e9, 9e9)}${randomInt(1e8, 9e8)}`;
      await client.query({
        name: referenceInsert.name,
        text: referenceInsert.numbered,
        values: parametersOf(common, n),
      });
      rows += 1;
    }
  };
  await Promise.all(clients.map(insertOn));
  const took = performance.now() - start;
  await Promise.all(clients.map((client) => client.end()));
  return (rows * 1_000) / took;
}
