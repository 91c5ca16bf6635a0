import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { ownCluster, type OwnCluster } from "../../../campaigns/fire/own-cluster.ts";
import type { Cluster } from "../../../src/cluster/cluster.ts";
import { removeCluster } from "../../../src/cluster/plant-cluster.ts";
import { startCluster } from "../../../src/cluster/start-cluster.ts";
import { sayStanding } from "../../../src/home/say-standing.ts";
import { createBackup } from "../../../src/release/backup/create-backup.ts";
import { lossWords, readLoss } from "../../../src/release/backup/read-loss.ts";
import { restoreBackup } from "../../../src/release/backup/restore-backup.ts";
import { openOperatorStore } from "../../../src/store/operator.ts";
import { claimText } from "../../../src/store/outbox.ts";
import { standingOf } from "../../../src/store/restorations.ts";
import { openStore } from "../../../src/store/tenant.ts";
import { connectCarrier } from "../../../src/vendors/twilio/carrier.ts";
import { testedPrograms } from "../../support/server.ts";

/** Nothing here outlives the machine. */
const forgetful = { fsync: "off" };
const progress = () => undefined;
const logins = { jobrun_app: "new-app", jobrun_operator: "new-operator" };
const press = { what: "outbound", reason: "it looks well", by: "somebody" } as const;

type Kind = "restored" | "rehearsal";

let [old, folder, backup, at]: [OwnCluster | null, string, string, string] = [null, "", "", ""];

/** A text of the house's in this state, as if it had come there by the gate. */
const owed = (id: string, state: string) => `
  SET session_replication_role = replica;
  INSERT INTO outbox ("clientId", id, "permitId", action, recipient, template, slot, body, sender, segments, state, reason, "queuedAt", "expiresAt")
    VALUES ('client_jobrun', '${id}', '${id}', 'text_operator', '+447700900999', 't', '${id}', 'words', '+447700900998', 1,
      '${state}', 'it is so', now(), now() + interval '1 hour')`;

async function ask(cluster: Cluster, query: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl("jobrun") });
  await client.connect();
  return client.query<Record<string, unknown>>(query).then(
    async ({ rows }) => client.end().then(() => rows),
    async (error: unknown) => client.end().then(() => Promise.reject(error)),
  );
}

before(async () => {
  old = await ownCluster(forgetful);
  folder = await mkdtemp(join(tmpdir(), "jobrun-restore-"));
  backup = join(folder, "backup");
  for (const state of ["queued", "sending", "held", "refused"]) await ask(old.running(), owed(`text_${state}`, state));
  const facts = { database: "jobrun", commit: null, schema: "current", key: null };
  ({ at } = await createBackup({ cluster: old.running(), to: backup, ...facts, progress }));
});

after(async () => {
  await old?.close();
  await rm(folder, { recursive: true, force: true });
});

async function restore(from: string, into: string, kind: Kind): Promise<void> {
  const wish = { kind, logins, by: "the test", progress, key: null, settings: forgetful, ...testedPrograms() };
  await restoreBackup({ folder: from, into, ...wish });
}

/** Restores the backup, starts what is there, and takes it away after. */
async function onCopy(kind: Kind, work: (copy: Cluster) => Promise<void>): Promise<void> {
  const into = join(folder, kind);
  try {
    await restore(backup, into, kind);
    await work(await startCluster({ dataDir: into, settings: forgetful, ...testedPrograms() }));
  } finally {
    await removeCluster(into);
  }
}

describe("a restore that cannot be", () => {
  it("touches no folder that has a database, and says what to do", async () => {
    assert.ok(old !== null);
    const there = join(old.running().dataFolder, "..");
    await assert.rejects(restore(backup, there, "restored"), /has a database already. Name an empty folder/);
  });

  it("stops at the first thing that is wrong, and leaves nothing that could be started", async () => {
    const spoilt = join(folder, "spoilt");
    await cp(backup, spoilt, { recursive: true });
    await truncate(join(spoilt, "backup_label"), 3);
    const into = join(folder, "into");
    await assert.rejects(restore(spoilt, into, "restored"), /backup_label has 3 bytes .* Nothing was restored/);
    assert.deepEqual(await readdir(into).catch(() => []), []);
  });
});

describe("a restored database", () => {
  it("is paused, cannot be resumed, and sends nothing until the lists were read; of what was owed nobody knows, and no old password opens it", async () => {
    await onCopy("restored", async (copy) => {
      assert.deepEqual(await ask(copy, "SELECT id, state FROM outbox ORDER BY id"), [
        { id: "text_held", state: "unknown" },
        { id: "text_queued", state: "unknown" },
        { id: "text_refused", state: "refused" },
        { id: "text_sending", state: "unknown" },
      ]);
      assert.deepEqual(await ask(copy, `SELECT "outboundPaused" FROM platform`), [{ outboundPaused: true }]);
      const operator = openOperatorStore(copy.roleUrl("jobrun_operator", logins.jobrun_operator, "jobrun"));
      const pressed = await operator.pressOn({ level: "platform" }, press, Temporal.Now.instant());
      await operator.close();
      assert.equal(pressed, "restored");
      await ask(copy, owed("text_new", "queued"));
      const store = openStore({
        url: copy.roleUrl("jobrun_app", logins.jobrun_app, "jobrun"),
        name: "t",
        connectionsMax: 1,
      });
      const said: string[] = [];
      await sayStanding(copy.roleUrl("jobrun_app", logins.jobrun_app, "jobrun"), (line) => said.push(line));
      const claimed = await store.withoutTenant((db) => claimText(db, 8_000, Temporal.Now.instant()));
      await store.close();
      assert.equal(claimed, null);
      assert.match(said.join(""), /was restored from the backup of .* Nothing is sent until/);
      assert.deepEqual(await ask(copy, "SELECT state FROM outbox WHERE id = 'text_new'"), [{ state: "queued" }]);
      const outsider = new pg.Client({ connectionString: copy.roleUrl("jobrun_app", "test-app", "jobrun") });
      await assert.rejects(outsider.connect(), { code: "28P01" });
    });
  });
});

describe("a rehearsal's copy", () => {
  it("reaches no carrier, lets nothing begin on it, and stays what it is", async () => {
    await onCopy("rehearsal", async (copy) => {
      const store = openStore({
        url: copy.roleUrl("jobrun_app", logins.jobrun_app, "jobrun"),
        name: "t",
        connectionsMax: 1,
      });
      const account = {
        accountSid: `AC${"0".repeat(32)}`,
        authTokens: ["token"],
        apiBaseUrl: "http://127.0.0.1:9",
        bundleSid: null,
      } as const;
      const standing = () => store.withoutTenant(standingOf);
      const { carrier } = connectCarrier(account, "http://127.0.0.1:9", standing);
      await assert.rejects(carrier.listNumbers(), /rehearsal's copy, and may not reach the carrier/);
      await assert.rejects(
        sayStanding(copy.roleUrl("jobrun_app", logins.jobrun_app, "jobrun"), () => undefined),
        /rehearsal's copy .* may not reach a carrier/,
      );
      await store.close();
      const end = `UPDATE restorations SET "sweptAt" = now(), "endedAt" = now()`;
      await assert.rejects(ask(copy, end), /violates check constraint/);
    });
  });
});

describe("what a restore would not have", () => {
  it("is counted where the old database answers, and said in words with how it comes back", async () => {
    assert.ok(old !== null);
    await ask(
      old.running(),
      `SET session_replication_role = replica;
      INSERT INTO clients (id, "updatedAt", "businessName", region, "phoneNumber", "createdAt") VALUES ('client_new', now(), 'New', 'UK', '', now() AT TIME ZONE 'UTC')`,
    );
    const loss = await readLoss(old.running().superuserUrl("jobrun"), at);
    assert.deepEqual(loss, { calls: 0, texts: 0, statuses: 0, sent: 0, pressed: 0, clients: 1 });
    assert.match(lossWords(loss, at).join(" "), /got 1 new clients. Calls and texts come back by themselves/);
    assert.match(lossWords(null, at).join(" "), /does not answer/);
    assert.equal(await readLoss("postgres://nobody:x@127.0.0.1:9/none", at), null);
  });
});
