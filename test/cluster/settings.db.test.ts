import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import type { TestContext } from "node:test";
import { Client } from "pg";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { newDataDir } from "./workshop.ts";

const words = "the-boiler-leaks";

const mistakes = [
  `insert into texts values ('${words}')`,
  `select '${words}'::int`,
  `do $$ begin raise exception '${words}'; end $$`,
  `do $$ begin raise warning '${words}'; end $$`,
  `select '${words}' from nowhere`,
];

/** Makes every mistake with the words in it, some also as a parameter, and answers with the server's log. */
async function logAfterMistakes(t: TestContext, settings: Record<string, string>): Promise<string> {
  const dataDir = await newDataDir(t);
  const cluster = await startCluster({ dataDir, settings: { fsync: "off", ...settings } });
  const client = new Client({ connectionString: cluster.superuserUrl("postgres") });
  await client.connect();
  await client.query(`create table texts (body text primary key)`);
  await client.query(`insert into texts values ($1)`, [words]);
  for (const mistake of mistakes) await client.query(mistake).catch(() => undefined);
  await client.query(`insert into texts values ($1)`, [words]).catch(() => undefined);
  await client.end();
  await cluster.stop();
  const log = await readFile(cluster.logFile, "utf8");
  return log;
}

describe("the log of the database", () => {
  it("says when the server was ready, and nothing of what people wrote", async (t) => {
    const log = await logAfterMistakes(t, {});
    assert.match(log, /ready to accept connections/);
    assert.equal(log.includes(words), false);
  });

  it("would tell if it were not kept quiet, so that the check above means something", async (t) => {
    const log = await logAfterMistakes(t, { log_min_messages: "warning" });
    assert.equal(log.includes(words), true);
  });
});
