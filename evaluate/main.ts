import { parseArgs } from "node:util";
import { evaluate } from "./evaluate.ts";
import { type Half, halves } from "./half-of.ts";
import { listOf } from "./list-of.ts";
import { readCorpus } from "./read-corpus.ts";
import { configuredReader } from "./reader.ts";
import { reportOf } from "./report.ts";
import { fields } from "./score/judge-reading.ts";
import { withoutWords } from "./without-words.ts";

const usage = `npm run evaluate -- [--half ${halves.join("|")}] [--list FIELD] [--json]
  Measured is what reads in the product: the rules, and the language model of JOBRUN_MODEL where one is set.
  --list prints each text whose FIELD is not read as it should be; of the untouched half it is refused.
  FIELD: ${fields.join(", ")}`;

const { values } = parseArgs({
  options: {
    half: { type: "string", default: "develop" },
    list: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const half = halves.find((name) => name === values.half);
const listed = fields.find((name) => name === values.list);
const mayList = values.list === undefined || (listed !== undefined && half === "develop");

if (half === undefined || !mayList) {
  console.error(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await measure(half);
}

async function measure(asked: Half): Promise<number> {
  const corpus = readCorpus(asked);
  const { name, read, failures } = configuredReader();
  const result = await evaluate(corpus, read);
  console.error(
    `Read by ${name}.${failures() === 0 ? "" : ` It did not answer ${failures()} times, and the rules' reading counts.`}`,
  );
  const shown = asked === "develop" ? result : withoutWords(result);
  if (listed !== undefined) console.log(listOf(corpus, result, listed));
  else if (values.json) console.log(JSON.stringify({ half: asked, ...shown }));
  else console.log(reportOf(result));
  return result.bounds.every(({ ok }) => ok) ? 0 : 1;
}
