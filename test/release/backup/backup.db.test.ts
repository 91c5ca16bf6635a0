import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ownCluster, type OwnCluster } from "../../../campaigns/fire/own-cluster.ts";
import { createBackup } from "../../../src/release/backup/create-backup.ts";
import { type BaseManifest, manifestText } from "../../../src/release/backup/manifest.ts";
import { openBackup } from "../../../src/release/backup/open-backup.ts";
import { withScratchCluster } from "../../../src/release/backup/scratch-cluster.ts";
import { unpackBackup } from "../../../src/release/backup/unpack-backup.ts";
import { evidenceFile, readOnly, verifyBackup } from "../../../src/release/backup/verify-backup.ts";
import { beat } from "../../../src/store/processes.ts";
import { openStore } from "../../../src/store/tenant.ts";
import { testedPrograms } from "../../support/server.ts";
import { keepBusy } from "./busy.ts";

const progress = () => undefined;
const key = "the-backup-key";

let [cluster, folder, plain]: [OwnCluster | null, string, string] = [null, "", ""];

async function create(to: string, under: string | null): Promise<BaseManifest> {
  assert.ok(cluster !== null);
  const facts = { database: "jobrun", commit: null, schema: "current" };
  return createBackup({ cluster: cluster.running(), to, key: under, ...facts, progress });
}

async function verify(backup: string, under: string | null = null) {
  const scratch = join(folder, "scratch");
  const verified = await verifyBackup({
    folder: backup,
    key: under,
    scratch,
    commit: null,
    progress,
    ...testedPrograms(),
  });
  assert.deepEqual(await readdir(scratch).catch(() => []), [], "nothing of the scratch cluster is left");
  return verified;
}

/** A copy of the backup that was made under load, for somebody to spoil. */
async function copied(name: string): Promise<string> {
  const copy = join(folder, name);
  await cp(plain, copy, { recursive: true });
  return copy;
}

/** As whoever could write the manifest anew might do it. */
async function reseal(backup: string, change: (manifest: BaseManifest) => BaseManifest): Promise<void> {
  const { manifest } = await openBackup(backup, null);
  await writeFile(join(backup, "manifest.json"), manifestText(change(manifest), null));
}

async function flip(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

before(async () => {
  cluster = await ownCluster({ fsync: "off" });
  folder = await mkdtemp(join(tmpdir(), "jobrun-backup-"));
  plain = join(folder, "plain");
  const busy = await keepBusy(cluster.running().superuserUrl("jobrun"));
  const began = busy.written();
  await create(plain, null);
  const meanwhile = busy.written() - began;
  await busy.stop();
  assert.ok(meanwhile > 50, `only ${meanwhile} transactions were written meanwhile`);
});

after(async () => {
  await cluster?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a backup that is not what was written", () => {
  it("is found where one byte of any of its files was changed, and leaves no evidence", async () => {
    const { parts } = (await openBackup(plain, null)).manifest;
    for (const { name } of parts) {
      const backup = await copied(`changed-${name}`);
      await writeFile(join(backup, evidenceFile), "of before");
      await flip(join(backup, name));
      assert.deepEqual((await verify(backup)).faults, [`${name} was changed after it was written`]);
      assert.equal((await readdir(backup)).includes(evidenceFile), false);
      await rm(backup, { recursive: true });
    }
  });

  it("is found where a file of the log is missing, or a file is cut off", async () => {
    const { segments } = (await openBackup(plain, null)).manifest;
    const backup = await copied("missing");
    const gone = segments.at(-1) ?? "";
    await rm(join(backup, gone));
    await truncate(join(backup, "base.tar"), 1_000);
    const { faults } = await verify(backup);
    assert.equal(faults.length, 2);
    assert.match(faults[0] ?? "", /^base.tar has 1000 bytes and must have \d+$/);
    assert.equal(faults[1], `${gone} is missing`);
  });

  it("is refused where its manifest was changed, is none, or is another backup's", async () => {
    const backup = await copied("manifest");
    const file = join(backup, "manifest.json");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/"rows": "\d+"/, '"rows": "99999"'));
    await assert.rejects(verify(backup), /manifest was changed/);
    await writeFile(file, "{}");
    await assert.rejects(verify(backup), /damaged/);
    await rm(file);
    await assert.rejects(verify(backup), /is no backup/);
  });

  it("is found by its restore where the files are whole and the tables say something else", async () => {
    const backup = await copied("tables");
    await reseal(backup, (manifest) => ({
      ...manifest,
      catalogue: "0".repeat(64),
      tables: manifest.tables
        .filter(({ name }) => name !== "public.timers")
        .map((table) => {
          if (table.name === "public.busy_one") return { ...table, rows: "7" };
          return table.name === "public.platform" ? { ...table, checksum: "1:2" } : table;
        }),
    }));
    const { faults } = await verify(backup);
    assert.match(faults.join("\n"), /busy_one has \d+ rows and must have 7\n/);
    assert.match(faults.join("\n"), /platform has 1 rows as it must, and they say something else\n/);
    assert.match(faults.join("\n"), /timers was not in the backup\nthe catalogue is not the one of the backup$/);
    assert.equal((await readdir(backup)).includes(evidenceFile), false);
  });

  it("is found by its restore where the log does not lead to the moment of the manifest", async () => {
    const backup = await copied("log");
    await reseal(backup, (manifest) => ({ ...manifest, restorePoint: "another moment" }));
    await assert.rejects(verify(backup), /did not start: [^]*before configured recovery target was reached/);
  });
});

describe("a backup", () => {
  it("does not go into a folder that holds something, and says what to do", async () => {
    await assert.rejects(create(plain, null), /is not empty. .* name another/);
  });

  it("is proved by a restore of what was there in one moment, though it was written to all the time", async () => {
    const { faults, tables, rows } = await verify(plain);
    assert.deepEqual(faults, []);
    assert.ok(tables > 40 && Number(rows) > 50);
    const evidence = await readFile(join(plain, evidenceFile), "utf8");
    assert.match(evidence, new RegExp((await openBackup(plain, null)).seal));
  });

  it("is proved when it is encrypted, and then shows no word and needs its key", async () => {
    const backup = join(folder, "encrypted");
    await create(backup, key);
    await assert.rejects(verify(backup), /JOBRUN_BACKUP_KEY is not set/);
    await assert.rejects(verify(backup, "another-key"), /not this backup's key/);
    assert.equal((await readFile(join(backup, "catalogue.txt"))).includes("table clients"), false);
    assert.deepEqual((await verify(backup, key)).faults, []);
  });

  it("lets no JobRun live on the cluster that proves it", async () => {
    const backup = await openBackup(plain, null);
    const fill = (into: string) => unpackBackup(backup, into);
    const seed = { fill, settings: readOnly(backup.manifest), ...testedPrograms() };
    await withScratchCluster(join(folder, "scratch"), seed, async ({ cluster: scratch }) => {
      const url = scratch.roleUrl("jobrun_app", "test-app", "jobrun");
      const store = openStore({ url, name: "a copy", connectionsMax: 1 });
      const process = { id: "process_copy", role: "start", release: "1", commit: null, from: 1, to: 1 } as const;
      try {
        await assert.rejects(
          store.withoutTenant((db) => beat(db, process)),
          /read-only transaction/,
        );
      } finally {
        await store.close();
      }
    });
  });
});
