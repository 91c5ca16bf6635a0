import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { stepsOf } from "../../../src/release/deploy/plan.ts";
import {
  beginDeployment,
  type Deployment,
  note,
  openRecord,
  readStanding,
  recordBreaks,
} from "../../../src/release/deploy/record.ts";
import { readForged } from "../../../src/release/deploy/signatures.ts";
import { newKeys, type Signer, signerOf } from "../../../src/release/signing.ts";
import { migratedDatabase, type MigratedDatabase } from "../../support/migrated.ts";

let database: MigratedDatabase;
let record: Client;
let releases = 0;

before(async () => {
  database = await migratedDatabase();
  record = await openRecord(database.superuserUrl, {});
});
after(async () => {
  await record.end();
  await database.drop();
});

const begin = async (environment: Deployment["environment"]) => {
  releases += 1;
  return beginDeployment(record, { commit: `commit ${releases}`, environment, database: "here" });
};
const tell = (deployment: Deployment, what: "approved" | "begun" | "left", step: string, evidence = {}) =>
  note(record, deployment, { step, what, who: "Ann", evidence });
const pass = async (deployment: Deployment, step: string) => {
  await tell(deployment, "begun", step);
  await tell(deployment, "left", step);
};
const refused = (work: Promise<unknown>) => assert.rejects(work, /stands at step/);

describe("staging's evidence", () => {
  const soak = stepsOf("staging").find(({ name }) => name === "soak")?.waits?.hours ?? 0;
  const atStaging = async () => {
    const deployment = await begin("production");
    for (const step of ["review", "ready"]) await pass(deployment, step);
    await tell(deployment, "begun", "staging");
    return deployment;
  };

  it("is taken for the same commit alone, and with all of its soak", async () => {
    const deployment = await atStaging();
    const good = { commit: deployment.commit, soakHours: soak, file: "…" };
    for (const wrong of [
      {},
      { ...good, commit: "another" },
      { ...good, soakHours: soak - 0.01 },
      { commit: deployment.commit, file: "…" },
      { commit: deployment.commit, soakHours: soak },
    ])
      await refused(tell(deployment, "left", "staging", wrong));
    await refused(tell(deployment, "begun", "tests"));
    await tell(deployment, "left", "staging", good);
    await tell(deployment, "begun", "tests");
  });

  it("is replaced by nothing but what somebody says of this release, by name and with words", async () => {
    const [other, deployment] = [await atStaging(), await atStaging()];
    await tell(other, "approved", "without-staging", { note: "no staging yet" });
    await refused(tell(deployment, "left", "staging", { without: "…" }));
    await assert.rejects(
      note(record, deployment, { step: "without-staging", what: "approved", who: " ", evidence: { note: "why" } }),
      /who_check/,
    );
    for (const empty of [{}, { note: "  " }]) {
      await tell(deployment, "approved", "without-staging", empty);
      await refused(tell(deployment, "left", "staging", { without: "…" }));
    }
    await tell(deployment, "approved", "without-staging", { note: "no staging yet" });
    await tell(deployment, "left", "staging", { without: "…" });
  });
});

describe("signed evidence", () => {
  const signer = signerOf(newKeys().privateKey);
  const stranger = signerOf(newKeys().privateKey);
  const faultsFor = async (...trusted: string[]) => (await readForged(record, trusted)).faults;
  const sign = (deployment: Deployment, what: "begun" | "left", by: Signer) =>
    note(record, deployment, { step: "tests", what, who: "Ann", evidence: { seconds: 1.5, note: "ü" } }, by);

  it("is of its row and of a key, and counts by that key alone", async () => {
    const deployment = await begin("local");
    await sign(deployment, "begun", signer);
    assert.deepEqual([await recordBreaks(record), await faultsFor(), await faultsFor(signer.publicKey)], [0, [], []]);
    const [why = ""] = await faultsFor(stranger.publicKey);
    assert.match(why, /nobody here trusts/);
    await sign(deployment, "left", stranger);
    assert.equal((await faultsFor(signer.publicKey)).length, 1);
    assert.equal((await readStanding(record, deployment)).reached, 1);
  });

  it("is refused where it is of another row than the one that comes next", async () => {
    const deployment = await begin("local");
    const insert = (columns: string, values: string) =>
      record.query(
        `INSERT INTO deployment_steps ("deploymentId", step, what, who, evidence, ${columns})
          VALUES ('${deployment.id}', 'tests', 'begun', 'Ann', '{}', ${values})`,
      );
    await assert.rejects(insert(`hash, "signedBy", signature`, `repeat('a', 64), 'k', 's'`), /of another row/);
    await assert.rejects(insert(`"signedBy", signature`, `'k', 's'`), /of another row/);
    await assert.rejects(insert("signature", "'s'"), /of another row|deployment_steps_signed/);
    await assert.rejects(insert(`"signedBy"`, "'k'"), /deployment_steps_signed/);
  });

  it("is drawn up again where somebody else notes something meanwhile", async () => {
    const deployments: Deployment[] = [];
    for (let at = 0; at < 4; at += 1) deployments.push(await begin("local"));
    const others = await Promise.all(deployments.map(() => openRecord(database.superuserUrl, {})));
    const row = { step: "tests", what: "approved", who: "Ann", evidence: {} } as const;
    try {
      await Promise.all(deployments.map(async (deployment, at) => note(others[at] ?? record, deployment, row, signer)));
    } finally {
      await Promise.all(others.map((other) => other.end()));
    }
    assert.deepEqual([await recordBreaks(record), await faultsFor()], [0, []]);
  });

  it("keeps the database's moment: what is signed for another is refused", async () => {
    const deployment = await begin("local");
    const columns = { deploymentId: deployment.id, step: "tests", what: "begun", who: "Ann", evidence: {} };
    const early = { ...columns, at: "2026-01-01T00:00:00Z", signedBy: signer.publicKey };
    const { rows } = await record.query<{ hash: string }>(
      "SELECT hash FROM deployment_next(jsonb_populate_record(NULL::deployment_steps, $1))",
      [early],
    );
    const hash = rows[0]?.hash ?? "";
    await assert.rejects(
      record.query("INSERT INTO deployment_steps SELECT * FROM jsonb_populate_record(NULL::deployment_steps, $1)", [
        { ...early, hash, signature: signer.sign("evidence", hash) },
      ]),
      /of another row/,
    );
  });

  it("shows whatever a superuser makes of it afterwards, the whole chain written anew included", async () => {
    const deployment = await begin("local");
    await sign(deployment, "begun", signer);
    const last = "WHERE place = (SELECT max(place) FROM deployment_steps)";
    const rehash = `UPDATE deployment_steps s SET hash = deployment_hash(s) ${last}`;
    for (const forgery of [
      `UPDATE deployment_steps SET who = 'Bob' ${last}; ${rehash}`,
      `UPDATE deployment_steps SET signature = '${stranger.sign("evidence", "a")}' ${last}`,
      `UPDATE deployment_steps SET "signedBy" = '${stranger.publicKey}' ${last}; ${rehash}`,
      `UPDATE deployment_steps SET "signedBy" = NULL, signature = NULL ${last}`,
    ]) {
      await record.query(
        `BEGIN; ALTER TABLE deployment_steps DISABLE TRIGGER deployment_steps_stands; ${forgery.replaceAll("\n", " ")}`,
      );
      const found = (await recordBreaks(record)) + (await faultsFor(signer.publicKey, stranger.publicKey)).length;
      assert.equal(found, 1, forgery);
      await record.query("ROLLBACK");
    }
  });
});
