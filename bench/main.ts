import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runnersIn } from "../campaigns/names.ts";
import type { BenchRow } from "./row.ts";
import { tableOf } from "./table.ts";

type Bench = { run(): Promise<BenchRow[]> };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const all = runnersIn(fileURLToPath(new URL(".", import.meta.url)));
const unknown = positionals.filter((name) => !all.includes(name));

if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(", ")}; there are: ${all.join(", ")}`);
  process.exitCode = 2;
} else {
  const rows: BenchRow[] = [];
  for (const name of positionals.length > 0 ? positionals : all) {
    const bench: Bench = await import(new URL(`./${name}.ts`, import.meta.url).href);
    rows.push(...(await bench.run()));
  }
  if (rows.length === 0) throw new Error("there is no bench yet");
  console.log(values.json ? JSON.stringify(rows, null, 2) : tableOf(rows));
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
