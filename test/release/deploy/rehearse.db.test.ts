import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ownCluster, type OwnCluster } from "../../../campaigns/fire/own-cluster.ts";
import { createBackup } from "../../../src/release/backup/create-backup.ts";
import { rehearse } from "../../../src/release/deploy/rehearse.ts";
import { askSuperuser } from "../../support/ask-superuser.ts";
import { testedPrograms } from "../../support/server.ts";

const progress = () => undefined;

describe("a rehearsal of the migration", () => {
  let home: OwnCluster;
  let folder = "";
  before(async () => {
    home = await ownCluster({ fsync: "off" });
    // The migrator as `npm start` makes it, on a database of which one step has not run.
    await askSuperuser(
      home.running().superuserUrl("jobrun"),
      `ALTER DATABASE jobrun OWNER TO jobrun_migrator; ALTER ROLE jobrun_migrator CREATEROLE;
      GRANT jobrun_owner, jobrun_claim, jobrun_operator TO jobrun_migrator;
      DELETE FROM jobrun_migrations WHERE key = '20261123_deployments/deployments stands'`,
    );
    folder = await mkdtemp(join(tmpdir(), "jobrun-rehearse-"));
  });
  after(async () => {
    await home.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("runs on a copy of the backup what has not run there, and leaves nothing of it", async () => {
    const backup = join(folder, "backup");
    const facts = { database: "jobrun", commit: null, schema: "current", key: null };
    await createBackup({ cluster: home.running(), to: backup, ...facts, progress });
    const into = join(folder, "copy");
    const wish = { backup, key: null, into, by: "the test", progress, ...testedPrograms() };
    assert.equal(await rehearse(wish), 1);
    assert.deepEqual(await readdir(folder), ["backup"]);
  });
});
