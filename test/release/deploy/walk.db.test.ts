import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { beat, openStage, type Release, type Stage } from "../../../campaigns/order/stage.ts";
import { type StepName, stepsOf } from "../../../src/release/deploy/plan.ts";
import { note } from "../../../src/release/deploy/record.ts";
import { stagingText } from "../../../src/release/deploy/staging-evidence.ts";
import { newKeys, signerOf } from "../../../src/release/signing.ts";
import { wholePlan, writtenRows } from "./written-rows.ts";

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const upTo = async (release: Release, ...steps: StepName[]) => {
  for (const step of steps) assert.deepEqual(await release.deploy(step), { is: "done" }, step);
};
const stops = async (release: Release, at: StepName, why: RegExp, instead: Parameters<Release["deploy"]>[1] = {}) => {
  const outcome = await release.deploy(null, instead);
  assert.ok(outcome !== "died" && outcome.is === "stopped", "it went through");
  assert.equal(outcome.at, at);
  assert.match(`${outcome.why} ${outcome.next}`, why);
};
/** As if what is noted of a step had been noted so long ago; only a superuser could do that, and the chain would show it. */
const age = ({ deployment: { id } }: Release, step: string, hours: number) =>
  stage.root.query(
    `BEGIN; ALTER TABLE deployment_steps DISABLE TRIGGER deployment_steps_stands;
    UPDATE deployment_steps SET at = at - interval '${hours} hours', evidence = CASE WHEN evidence ? 'of'
      THEN evidence || jsonb_build_object('of', (evidence ->> 'of')::timestamptz - interval '${hours} hours') ELSE evidence END
      WHERE "deploymentId" = '${id}' AND step = '${step}';
    ALTER TABLE deployment_steps ENABLE ALWAYS TRIGGER deployment_steps_stands; COMMIT`,
  );
const say = ({ deployment }: Release, what: string, words: string) =>
  note(stage.root, deployment, { step: what, what: "approved", who: "Ann", evidence: { note: words } });
const beforeSwitch = ["review", "tests", "backup", "rehearse", "migrate", "types"] as const;

describe("a release", () => {
  it("asks by name for what only people can say, and goes no further", async () => {
    const release = await stage.release("staging", ["review"]);
    await stops(
      release,
      "review",
      /Nobody has said yet: database-review\. jobrun deploy approve database-review --by NAME/,
    );
    assert.deepEqual(release.platform.done, []);
  });

  it("stops where a command fails, and leaves no evidence of it", async () => {
    const release = await stage.release("staging");
    await stops(release, "tests", /tests ended with 3/, { run: async () => ({ code: 3, seconds: 1 }) });
    await stops(release, "tests", /no command for tests/, { run: async () => null });
  });

  it("takes a backup again that is older than an hour when the migration begins, and rehearses again", async () => {
    const release = await stage.release("staging");
    await upTo(release, "review", "tests", "backup", "rehearse");
    await age(release, "backup", 2);
    await stops(release, "soak", /sooner than 24 hours/);
    assert.deepEqual(release.platform.done.slice(0, 6), [
      "tests",
      "backup",
      "rehearse",
      "backup",
      "rehearse",
      "migrate",
    ]);
  });

  it("keeps a backup that has grown old once the migration has run", async () => {
    const release = await stage.release("staging");
    await upTo(release, ...beforeSwitch);
    await age(release, "backup", 2);
    await upTo(release, "switch");
    assert.equal(release.platform.done.filter((each) => each === "backup").length, 1);
  });

  it("wants a person to answer, with words and of late, for a database that somebody else runs", async () => {
    const release = await stage.release("staging");
    const elsewhere = { backUp: async () => null, rehearse: async () => null };
    await stops(release, "backup", /approve snapshot --by NAME --note/, elsewhere);
    await say(release, "snapshot", "");
    await stops(release, "backup", /approve snapshot/, elsewhere);
    await say(release, "snapshot", "nightly-7");
    await age(release, "snapshot", 2);
    await stops(release, "backup", /approve snapshot/, elsewhere);
    await say(release, "snapshot", "nightly-8");
    await stops(release, "rehearse", /approve rehearsal/, elsewhere);
    await say(release, "rehearsal", "on the copy beside it");
    await stops(release, "soak", /24 hours/, elsewhere);
  });

  it("switches again where a process starts from the old place after it", async () => {
    const release = await stage.release("staging");
    await upTo(release, ...beforeSwitch, "switch");
    await beat(stage.root, "0".repeat(40));
    await stops(release, "soak", /24 hours/);
    assert.equal(release.platform.done.filter((each) => each === "switch").length, 2);
  });

  it("does not believe a restart that the heartbeats do not show", async () => {
    const release = await stage.release("staging");
    await upTo(release, ...beforeSwitch, "switch");
    const idle = { run: async () => ({ code: 0, seconds: 0 }) };
    await stops(
      release,
      "restart",
      /is of 000000000000.*The command ended well, and the heartbeats do not show it/,
      idle,
    );
    await stage.root.query("DELETE FROM processes");
    await stops(release, "restart", /No process has told of itself.*JOBRUN_RESTART_COMMAND/, { run: async () => null });
    await beat(stage.root, release.deployment.commit);
    const old = { is: "current", version: 0 } as const;
    await stops(release, "restart", /does not serve the schema as it is/, { ...idle, schema: async () => old });
    await upTo(release, "restart");
  });

  it("restarts and verifies again where another release's process lives after all", async () => {
    const release = await stage.release("staging");
    await upTo(release, ...beforeSwitch, "switch", "restart", "verify");
    await stage.root.query(
      `INSERT INTO processes (id, role, release, commit, "servesFrom", "servesTo", "startedAt") VALUES ('old', 'work', '1', 'old', 1, 1000, now() - interval '1 day')`,
    );
    await stops(release, "soak", /24 hours/);
    assert.deepEqual(release.platform.done.slice(-4), ["restart", "verify", "restart", "verify"]);
  });

  it("stops where the schema has drifted, and where a check does not hold", async () => {
    const release = await stage.release("staging");
    await upTo(release, "review", "tests", "backup", "rehearse", "migrate");
    await stops(release, "types", /differs in 2/, { driftCount: async () => 2 });
    await stops(release, "types", /not finished/, { driftCount: async () => null });
    const failed = {
      tier: 3,
      name: "health",
      promise: "",
      means: "",
      mend: "Look.",
      found: "503",
      ms: 1,
      state: "failed",
    } as const;
    await stops(release, "verify", /1 of 1 checks do not hold: health \(503\)\. Look\./, {
      verify: async () => [failed],
    });
  });

  it("has soaked when somebody looked a day after it was verified, and not before", async () => {
    const release = await stage.release("staging");
    await stops(release, "soak", /sooner than 24 hours/);
    await age(release, "verify", 23);
    await say(release, "soak", "quiet");
    await stops(release, "soak", /sooner than 24 hours/);
    await age(release, "verify", 2);
    assert.deepEqual(await release.deploy("soak"), { is: "done" });
    assert.deepEqual(await release.deploy(null), { is: "done" });
    assert.deepEqual(await release.deploy(null), { is: "done" });
    assert.equal(release.platform.done.filter((each) => each === "verify").length, 1);
  });

  it("refuses a step that its environment does not have", async () => {
    const release = await stage.release("local");
    const outcome = await release.deploy("soak");
    assert.ok(outcome !== "died" && outcome.is === "stopped");
    assert.match(outcome.why, /no step of a deployment to local/);
  });
});

describe("a release to production", () => {
  const signer = signerOf(newKeys().privateKey);
  const asked = stepsOf("production").flatMap(({ approvals }) => approvals.production ?? []);
  const fileOf = (commit: string) =>
    stagingText(writtenRows(wholePlan("staging"), { commit, environment: "staging", signer }));
  const shows = (text: string) => ({ stagingFile: async () => text, stagingKeys: [signer.publicKey] });

  it("changes nothing before staging has shown the same commit, or somebody answers for going on without", async () => {
    const release = await stage.release("production", asked);
    const { commit } = release.deployment;
    await stops(
      release,
      "staging",
      /there is none here yet.*--staging-evidence FILE here; or .*approve without-staging/,
    );
    await stops(release, "staging", /is of commit bbb/, shows(fileOf("b".repeat(40))));
    await stops(release, "staging", /names nobody/, { ...shows(fileOf(commit)), stagingKeys: [] });
    assert.deepEqual(release.platform.done, []);
    await stops(release, "watch", /sooner than 2 hours/, shows(fileOf(commit)));
  });

  it("goes on without where somebody says why, and not with a bad file beside it", async () => {
    const release = await stage.release("production", asked);
    await say(release, "without-staging", " ");
    await stops(release, "staging", /there is none here yet/);
    await say(release, "without-staging", "a mend for danger");
    await stops(release, "staging", /is no evidence of staging/, shows("{}"));
    await stops(release, "watch", /sooner than 2 hours/);
  });

  it("asks staging again where its key counts no more before the migration, and not after it", async () => {
    const release = await stage.release("production", asked);
    const good = shows(fileOf(release.deployment.commit));
    for (const step of ["review", "ready", "staging", "tests"] as const)
      assert.deepEqual(await release.deploy(step, good), { is: "done" });
    await stops(release, "staging", /there is none here yet/, { stagingKeys: [] });
    await stops(release, "watch", /2 hours/, good);
    await stops(release, "watch", /2 hours/, { stagingKeys: [] });
  });
});
