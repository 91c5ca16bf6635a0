import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { startCluster } from "../../src/cluster/start-cluster.ts";
import { phoneNetworkAt, type PhoneNetwork } from "../support/phone-network.ts";
import { recordsOf, type Records } from "../support/records.ts";
import { until } from "../support/until.ts";
import { emptyHome, isAlive, runJobrun, startJobrun, type Environment, type Running } from "./jobrun.ts";
import { act, answered, castOf, goLive, lines, play, received, stopLine, type Cast } from "./sigkill/cast.ts";
import { holdingRelay, type HoldingRelay } from "./sigkill/holding-relay.ts";
import { startNetwork } from "./sigkill/outside-network.ts";

const spared = castOf("the one that is spared", 0);
const acknowledged = castOf("the one whose text was just acknowledged", 1);
const claimed = castOf("the one whose answer was claimed and not sent", 2);
const accepted = castOf("the one whose text was accepted and not settled", 3);

const settledWithinMs = 30_000;

/** What was true of each cast when the process was killed. */
type Moment = {
  readonly inbox: string | undefined;
  readonly outbox: readonly string[];
  readonly requests: readonly boolean[];
};

describe("a SIGKILL in the middle of the main job", () => {
  let home: Awaited<ReturnType<typeof emptyHome>>;
  let environment: Environment;
  let relay: HoldingRelay;
  let running: Running;
  let network: PhoneNetwork;
  let records: Records;
  let superuser: pg.Client;
  const moments = new Map<Cast, Moment>();

  before(async () => {
    home = await emptyHome();
    const { url } = await startNetwork(home.folder);
    network = phoneNetworkAt(url);
    relay = await holdingRelay(Number(new URL(url).port));
    environment = { ...home.environment, SANDBOX_PORT: String(relay.port), JOBRUN_LOOKUP_GAP_MS: "200" };
    running = startJobrun(["start"], environment);
    await running.ready;
    const cluster = await startCluster({ dataDir: home.folder });
    records = recordsOf(cluster.superuserUrl("jobrun"));
    superuser = new pg.Client({ connectionString: cluster.superuserUrl("jobrun") });
    await superuser.connect();
    const command = async (...words: string[]) => (await runJobrun([...words, "--json"], environment)).out;
    await Promise.all([spared, acknowledged, claimed, accepted].map((cast) => goLive(cast, command, network)));
    await Promise.all([
      play(spared, 0, lines, network),
      play(acknowledged, 0, 3, network),
      play(claimed, 0, 2, network),
    ]);
    await killInTheMiddle();
    running = startJobrun(["start"], environment);
    await running.ready;
    await Promise.all([goOn(acknowledged, 3), goOn(claimed, 2), goOn(accepted, 0)]);
    await network.settle(5_000);
  });
  after(async () => {
    await superuser.end();
    await records.close();
    if (await isAlive(running.pid)) running.signal("SIGTERM");
    await running.ended;
    await relay.close();
    await home.remove();
  });

  /** Brings three casts to three moments of one instant, each by what stands in its way, and kills the process there. */
  async function killInTheMiddle(): Promise<void> {
    await network.fault({ callbacks: "lost" });
    await network.fault({ send: "timeout-after", times: 1 });
    await act(accepted, 0, network);
    await until("the carrier has it", async () => (await requestsTo(accepted)).includes(true));
    relay.hold();
    await act(claimed, 2, network);
    await until("it is claimed", async () => (await states(claimed)).at(-1) === "sending");
    await superuser.query("BEGIN");
    await superuser.query("LOCK TABLE conversations IN ACCESS EXCLUSIVE MODE");
    await act(acknowledged, 3, network);
    await until("it is acknowledged", async () => (await newestEvent(acknowledged)) === "waiting");
    running.signal("SIGKILL");
    await running.ended;
    for (const cast of [acknowledged, claimed, accepted]) {
      const inbox = await newestEvent(cast);
      moments.set(cast, { inbox, outbox: await states(cast), requests: await requestsTo(cast) });
    }
    await superuser.query("ROLLBACK");
    relay.letGo();
    await network.heal();
  }

  /** What the kill left open is settled before the STOP, which would end a second attempt that should not be. */
  async function goOn(cast: Cast, line: number): Promise<void> {
    await answered(cast, line, network);
    await play(cast, line + 1, stopLine, network);
    const open = new Set(["queued", "sending", "unknown"]);
    await until("all is settled", async () => (await states(cast)).every((state) => !open.has(state)), settledWithinMs);
    await play(cast, Math.max(line + 1, stopLine), lines, network);
  }

  const states = async ({ customer }: Cast) => (await records.outbox(customer)).map(({ state }) => state);
  /** The carrier's view: of each request to text this customer, whether it was accepted. */
  const requestsTo = async ({ customer }: Cast) =>
    (await network.sends()).filter(({ form }) => form["To"] === customer).map((request) => request.accepted);
  const newestEvent = async ({ customer }: Cast) =>
    (
      await records.rows<{ state: string }>(
        `SELECT state FROM inbox WHERE event->>'from' = $1 AND kind IN ('call_arrived', 'text_arrived') ORDER BY seq DESC LIMIT 1`,
        [customer],
      )
    )[0]?.state;

  it("hits each of the named moments", () => {
    assert.deepEqual(moments.get(acknowledged), {
      inbox: "waiting",
      outbox: ["accepted", "accepted"],
      requests: [true, true],
    });
    assert.deepEqual(moments.get(claimed), { inbox: "done", outbox: ["accepted", "sending"], requests: [true] });
    assert.deepEqual(moments.get(accepted), { inbox: "done", outbox: ["sending"], requests: [true] });
  });

  for (const cast of [acknowledged, claimed, accepted]) {
    it(`changes nothing that the handsets receive, nor its order, for ${cast.name}`, async () => {
      assert.deepEqual(await received(cast, network), await received(spared, network));
    });
  }

  it("is the same play for everybody: three texts to the customer, four to the owner, each accepted once", async () => {
    const { customer, owner } = await received(spared, network);
    assert.deepEqual([customer.length, owner.length], [3, 4]);
    for (const cast of [spared, acknowledged, claimed, accepted]) {
      assert.deepEqual((await requestsTo(cast)).filter(Boolean).length, 3, cast.name);
    }
  });
});
