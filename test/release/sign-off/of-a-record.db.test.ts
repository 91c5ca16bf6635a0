import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStage, type Release, type Stage } from "../../../campaigns/order/stage.ts";
import { readLink } from "../../../src/release/deploy/chain.ts";
import { recordBreaks } from "../../../src/release/deploy/record.ts";
import { readLinks } from "../../../src/release/deploy/rows.ts";
import { computeSignOff } from "../../../src/release/sign-off/compute.ts";
import { readRisks } from "../../../src/release/sign-off/read-risks.ts";
import { openReader } from "../../../src/release/verify/open-reader.ts";
import { factsOf, signer } from "./whole-facts.ts";

let stage: Stage;
let release: Release;
before(async () => {
  stage = await openStage();
  release = await stage.release("local");
  assert.deepEqual(await release.deploy(null, { signer }), { is: "done" });
});
after(() => stage.close());

const signedOff = async () => {
  const rows = (await readLinks(stage.root, release.deployment)).map(readLink);
  const facts = { deployment: release.deployment, rows, breaks: await recordBreaks(stage.root) };
  return computeSignOff(factsOf("local", facts));
};
/** As only a superuser could, and gone again after the look. */
const readyAfter = async (change: string) => {
  await stage.root.query("BEGIN; ALTER TABLE deployment_steps DISABLE TRIGGER deployment_steps_stands");
  await stage.root.query(change);
  const { ready } = await signedOff();
  await stage.root.query("ROLLBACK");
  return ready;
};

describe("the sign-off of a release that was deployed", () => {
  it("is READY, and NOT READY with any one row of its record removed or altered", async () => {
    const { missing, steps } = await signedOff();
    assert.deepEqual(missing, []);
    assert.ok(steps.every(({ signedBy, who }) => signedBy === signer.publicKey && who === "Bob"));
    const { rows } = await stage.root.query<{ place: number }>(
      `SELECT place FROM deployment_steps WHERE "deploymentId" = $1`,
      [release.deployment.id],
    );
    assert.equal(rows.length, 2 * steps.length);
    for (const { place } of rows) {
      const at = `WHERE place = ${place}`;
      assert.equal(await readyAfter(`DELETE FROM deployment_steps ${at}`), false, `${place} removed`);
      assert.equal(await readyAfter(`UPDATE deployment_steps SET who = 'Eve' ${at}`), false, `${place} altered`);
      const anew = `UPDATE deployment_steps SET who = 'Eve' ${at}; UPDATE deployment_steps s SET hash = deployment_hash(s) ${at}`;
      assert.equal(await readyAfter(anew), false, `${place} altered and hashed anew`);
    }
    assert.ok((await signedOff()).ready);
  });

  it("tells how much is open, over all clients, and nothing where nothing is", async () => {
    const operator = await openReader(stage.database.superuserUrl);
    try {
      assert.ok((await readRisks(operator)).every(({ count }) => count === 0));
      await stage.root.query(
        `INSERT INTO quarantined_rows ("tableName", "rowId", step, reason, "row") VALUES ('customers', 'x', 's', 'no business', '{}')`,
      );
      const open = (await readRisks(operator)).filter(({ count }) => count > 0);
      assert.deepEqual(open, [{ what: "rows of the predecessor's in quarantine", count: 1, such: ["customers"] }]);
    } finally {
      await operator.end();
    }
  });
});
