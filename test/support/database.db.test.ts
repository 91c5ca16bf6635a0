import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { Client } from "pg";
import { cloneDatabase, templateDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";
import { dropLeftovers } from "./leftovers.ts";
import { checkoutMark, testServer, withSuperuser } from "./server.ts";

const name = "database_test";
const noProcess = 2 ** 30;

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(sql).then(
    async ({ rows }) => client.end().then(() => rows),
    async (error: unknown) => client.end().then(() => Promise.reject(error)),
  );
}

async function databases(part: string): Promise<string[]> {
  const sql = "select datname from pg_database where strpos(datname, $1) > 0";
  return withSuperuser(async (superuser) =>
    (await superuser.query<{ datname: string }>(sql, [part])).rows.map(({ datname }) => datname),
  );
}

/** Each run of these tests builds its templates anew. */
const thisRun = `${process.pid} ${Date.now()}`;
let builds = 0;

async function build(url: string): Promise<void> {
  builds += 1;
  await run(url, "create table notes as select 'from the template' as note");
}

describe("a template database", () => {
  after(async () => {
    for (const left of await databases(name))
      await run((await testServer()).superuserUrl("postgres"), `drop database "${left}"`);
  });

  it("is not there when its build failed", async () => {
    const fails = templateDatabase(name, async (url) => void (await run(url, "select wrong")), `${thisRun} wrong`);
    await assert.rejects(fails, /wrong/);
    assert.deepEqual(
      (await databases(name)).filter((each) => !each.endsWith("unfinished")),
      [],
    );
  });

  it("is built once, however many ask at once, and built anew when what it is built from changes", async () => {
    const asked = await Promise.all([1, 2, 3].map(async () => templateDatabase(name, build, thisRun)));
    assert.equal(builds, 1);
    assert.equal(new Set(asked.map((template) => template.name)).size, 1);

    const changed = await templateDatabase(name, build, `${thisRun} changed`);
    assert.equal(builds, 2);
    assert.deepEqual(await databases(name), [changed.name]);
  });

  it("gives each test file a copy of its own, which leaves nothing when it is dropped", async () => {
    const template = await templateDatabase(name, build, thisRun);
    const [one, two]: TestDatabase[] = await Promise.all([cloneDatabase(template), cloneDatabase(template)]);
    assert.ok(one && two);
    await run(one.superuserUrl, "update notes set note = 'changed'");
    assert.deepEqual(await run(two.superuserUrl, "select note from notes"), [{ note: "from the template" }]);
    await Promise.all([one.drop(), two.drop()]);
    assert.deepEqual([await databases(one.name), await databases(two.name)], [[], []]);
  });
});

describe("what killed test runs left", () => {
  it("is dropped, and what a living process uses is not", async () => {
    const superuserUrl = (await testServer()).superuserUrl("postgres");
    const left = `jobrun-clone-${checkoutMark}-${noProcess}-${Date.now()}-1`;
    const used = `jobrun-clone-${checkoutMark}-${process.pid}-${Date.now()}-1`;
    for (const each of [left, used]) await run(superuserUrl, `create database "${each}"`);
    await dropLeftovers(superuserUrl, checkoutMark);
    assert.deepEqual(await databases(left), []);
    assert.deepEqual(await databases(used), [used]);
    await run(superuserUrl, `drop database "${used}"`);
  });
});
