import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkCasts, checkStaleCasts } from "./check-casts.ts";
import { checkCircles } from "./check-circles.ts";
import { checkCitations } from "./check-citations.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkPurity } from "./check-purity.ts";
import { checkSizeExceptions, checkSizes } from "./check-sizes.ts";
import { checkTestNames } from "./check-test-names.ts";
import { checkNoAnsweringText, checkOneCarrierDoor, checkOnePermitDoor } from "./check-words.ts";
import { planted } from "./plant.ts";
import { type Finding, readTree, type Tree } from "./tree.ts";

type Files = Readonly<Record<string, string>>;

const find = (check: (tree: Tree) => Finding[], files: Files) => planted(files, (root) => check(readTree(root)));
const caught = (check: (tree: Tree) => Finding[], files: Files) =>
  assert.ok(find(check, files).length > 0, `not caught: ${JSON.stringify(files)}`);
const passed = (check: (tree: Tree) => Finding[], files: Files) => assert.deepEqual(find(check, files), []);
const lines = (count: number) => "export {};\n".repeat(count);

describe("the checks of the house catch", () => {
  it("a circle, even of types, even of one file", () => {
    const a = 'import type { B } from "./b.ts";';
    caught(checkCircles, {
      "src/flows/a.ts": a,
      "src/flows/b.ts": 'export * from "./c.ts";',
      "src/flows/c.ts": 'import "./a.ts";',
    });
    caught(checkCircles, { "src/flows/a.ts": 'import "./a.ts";' });
    passed(checkCircles, { "src/flows/a.ts": a, "src/flows/b.ts": 'import "./c.ts";', "src/flows/c.ts": "" });
  });

  it("a second reader of the environment", () => {
    for (const text of [
      "export const port = process.env.PORT;",
      'export const port = process["env"].PORT;',
      "export const port = process?.env;",
      "export const port = globalThis.process.env.PORT;",
      "const { env } = process;",
      'import { env } from "node:process";',
      'import process from "node:process";',
      'import * as p from "process";',
    ])
      caught(checkEnvironment, { "src/worker/a.ts": text });
    caught(checkEnvironment, { "src/config/a.ts": "export const port = process.env.PORT;" });
    passed(checkEnvironment, { "src/config.ts": "export const port = process.env.PORT;" });
    passed(checkEnvironment, { "src/worker/a.ts": "export const pid = process.pid; // process.env" });
  });

  it("a clock, chance or the outside in the domain", () => {
    for (const text of [
      "Date.now()",
      "Date?.now()",
      'Date["now"]()',
      "new Date()",
      "new Date",
      "Date()",
      "Temporal.Now.instant()",
      "Math.random()",
      "[1].map(Math.random)",
      "performance.now()",
      "crypto.randomUUID()",
      "setTimeout(() => {}, 1)",
      "fetch('http://127.0.0.1')",
      "console.log(1)",
      "globalThis.Date",
      "process.hrtime()",
    ])
      caught(checkPurity, { "src/domain/a.ts": `export const x = ${text};` });
    caught(checkPurity, { "src/domain/a.ts": "const { now } = Date;" });
    caught(checkPurity, { "src/domain/a.ts": "const maths = Math;" });
    caught(checkPurity, { "src/domain/a.ts": 'import * as c from "chrono-node"; export const x = c.parse("noon");' });
    passed(checkPurity, { "src/domain/a.ts": 'export const x = new Date(0); export const y = Date.parse("");' });
    passed(checkPurity, {
      "src/domain/a.ts": 'import { en } from "chrono-node"; export const x = en.parse("noon", then);',
    });
    passed(checkPurity, { "src/store/a.ts": "export const x = Date.now();" });
  });

  it("a webhook that answers with a text", () => {
    caught(checkNoAnsweringText, { "src/http/a.ts": 'export const x = "<Message>hello</Message>";' });
    passed(checkNoAnsweringText, { "src/sandbox/a.ts": 'export const x = "<Message>";' });
  });

  it("a second file that asks for permits, or that uses the carrier's library", () => {
    const permit = "export const x = 'select grant_permit($1)';";
    caught(checkOnePermitDoor, { "src/gate/a.ts": permit, "src/store/b.ts": permit });
    passed(checkOnePermitDoor, { "src/gate/a.ts": permit, "migrations/b.ts": permit });
    const sdk = 'import Twilio from "twilio/lib/rest/Twilio.js";';
    caught(checkOneCarrierDoor, { "src/vendors/twilio/a.ts": sdk, "src/vendors/twilio/b.ts": 'import "twilio";' });
    passed(checkOneCarrierDoor, { "src/vendors/twilio/a.ts": sdk, "test/b.ts": sdk });
  });

  it("a file that is too long, and files that are too long by half", () => {
    const sizes = (tree: Tree) => checkSizes(tree, { "src/generated.ts": "generated" });
    caught(sizes, { "src/a.ts": lines(301), "src/b.ts": "", "src/c.ts": "" });
    caught(sizes, { "test/a.ts": lines(301) });
    caught(sizes, { "src/a.ts": lines(61), "src/b.ts": lines(61), "src/c.ts": "" });
    passed(sizes, { "src/a.ts": lines(300), "src/b.ts": lines(60), "src/c.ts": "", "src/generated.ts": lines(999) });
    caught((tree) => checkSizeExceptions(tree, { "src/gone.ts": "generated" }), { "src/a.ts": "" });
  });

  it("a cast that nobody listed, any in its spellings, and a listed cast that is gone", () => {
    const listed = [{ file: "src/domain/a.ts", cast: "text as Phone", reason: "the parser" }];
    const casts = (tree: Tree) => checkCasts(tree, listed);
    for (const text of [
      "export const x = text as Other;",
      "export const x = text as unknown as Phone;",
      "export const x = <Other>text;",
      "export const x = text!;",
      "export const x: any = 1;",
      "export function f(...x: any[]) {}",
      "export type X = Record<string, any>;",
    ])
      caught(casts, { "src/domain/a.ts": text });
    caught(casts, { "src/domain/b.ts": "export const x = text as Phone;" });
    passed(casts, {
      "src/domain/a.ts": "export const x = text as\n  Phone; export const y = [1] as const satisfies X;",
    });
    caught((tree) => checkStaleCasts(tree, listed), { "src/domain/a.ts": "" });
    passed((tree) => checkStaleCasts(tree, listed), { "src/domain/a.ts": "export const x = text as Phone;" });
  });

  it("a test that needs a database and does not say so", () => {
    for (const from of ["../support/database.ts", "../../src/cluster/start-cluster.ts"]) {
      const text = `import { x } from "${from}";`;
      caught(checkTestNames, { "test/store/a.test.ts": text });
      passed(checkTestNames, { "test/store/a.db.test.ts": text });
    }
  });

  it("a page that cites what does not exist", () => {
    const cited = (page: string) => ({ "ARCHITECTURE.md": page, "docs/decisions/a.md": "", "src/a.ts": "" });
    const pages = (tree: Tree) => checkCitations(tree.root);
    for (const page of ["`src/gone.ts`", "see `test/gone/`", "[x](docs/gone.md)", "`GONE.md`", "`src/{a,b}/*.ts`"])
      caught(pages, cited(page));
    caught(pages, { "docs/decisions/a.md": "[x](gone.md)" });
    passed(
      pages,
      cited("`src/a.ts`, `src/*.ts`, `docs/`, [x](docs/decisions/a.md#part), [y](https://a.example), `a/b`"),
    );
    passed(pages, { "docs/decisions/a.md": "[x](b.md)", "docs/decisions/b.md": "" });
  });

  it("a file that cannot be read, instead of passing it by", () => {
    assert.throws(() => find(checkPurity, { "src/domain/a.ts": "export const = ;" }), /does not parse/);
  });
});
