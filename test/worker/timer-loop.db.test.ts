import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { houseClient } from "../../src/domain/ids.ts";
import { setTimer } from "../../src/store/timers.ts";
import { schedule, setSchedule, type Scheduled } from "../../src/worker/schedule.ts";
import { timerTurn } from "../../src/worker/timer-loop.ts";
import { installation, type Installation } from "../support/installation.ts";
import { until } from "../support/until.ts";

type TimerRow = { state: string; attempts: number; error: string | null; dueAt: Date; lastRunAt: Date | null };

describe("a timer", () => {
  let home: Installation;

  before(async () => {
    home = await installation();
    await until("every timer has run once", async () => (await neverRun()).length === 0);
    await home.stopWork();
  });
  after(() => home.close());

  const timersOf = (kind: string) =>
    home.records.rows<TimerRow>(
      `SELECT state, attempts, error, "dueAt", "lastRunAt" FROM timers WHERE kind = $1 ORDER BY id`,
      [kind],
    );
  const neverRun = () => home.records.rows(`SELECT kind FROM timers WHERE "lastRunAt" IS NULL`);
  const makeDue = (kind: string) =>
    home.records.rows(`UPDATE timers SET "dueAt" = now() - interval '1 day', "retryAt" = now() WHERE kind = $1`, [
      kind,
    ]);

  /** What runs timers, with a carrier that counts how often its lists are read and can be told to fail or stand still. */
  function runner(lists: () => Promise<void> = async () => undefined) {
    const seen = { lists: 0, failures: [] as unknown[] };
    const read = async () => {
      seen.lists += 1;
      await lists();
      return [];
    };
    const { world, carrier } = home.context;
    const scheduled: Scheduled = {
      world,
      carrier: { ...carrier, listCalls: read, listTexts: read },
      sweepFound: () => undefined,
    };
    return {
      seen,
      turn: timerTurn(
        scheduled,
        (_timer, error) => seen.failures.push(error),
        () => 0,
      ),
    };
  }

  it("of a kind that the schedule does not know dies after its attempts, and says why", async () => {
    const timer = { kind: "forgotten", subject: "x", dueAt: home.context.world.now(), everySeconds: null };
    await home.context.store.withTenant(houseClient, (tx) => setTimer(tx, houseClient, timer));
    const { seen, turn } = runner();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      assert.equal(await until("it is due again", turn), true);
    }
    const [dead] = await timersOf("forgotten");
    assert.deepEqual([dead?.state, dead?.error], ["dead", "the schedule knows no timer of kind forgotten"]);
    assert.equal(seen.failures.length, 6);
    assert.equal(await turn(), false);
  });

  it("that recurs is set once, however many processes start at once", async () => {
    const other = home.another();
    await Promise.all([home.context, other, home.context, other].map(({ world }) => setSchedule(world)));
    for (const kind of Object.keys(schedule)) assert.equal((await timersOf(kind)).length, 1, kind);
    await other.close();
  });

  it("that was due many times while nobody worked runs once, and then waits its full time", async () => {
    await home.addNumber("SYSTEM");
    await makeDue("sweep");
    const { seen, turn } = runner();
    assert.equal(await turn(), true);
    assert.equal(await turn(), false);
    assert.equal(seen.lists, 2, "one number, its calls and its texts, once");
    const [sweep] = await timersOf("sweep");
    const restMs = (sweep?.dueAt.getTime() ?? 0) - Date.now();
    assert.ok(restMs > 290_000 && restMs <= 300_000, `${restMs} ms`);
  });

  it("that is due is run by one of two processes", async () => {
    await makeDue("sweep");
    const other = home.another();
    const { seen, turn } = runner();
    await Promise.all([turn(), turn(), turn(), turn()]);
    assert.equal(seen.lists, 2);
    await other.close();
  });

  it("that recurs and fails is tried again, and waits for its next time where that is in vain", async () => {
    await makeDue("sweep");
    const { seen, turn } = runner(async () => {
      throw new Error("the carrier is down");
    });
    await until("it has failed as often as it may", async () => (await turn()) && seen.failures.length === 6);
    const [sweep] = await timersOf("sweep");
    assert.deepEqual([sweep?.state, sweep?.attempts], ["waiting", 0]);
    assert.ok((sweep?.dueAt.getTime() ?? 0) > Date.now() + 290_000);
  });

  it("whose runner was frozen past its lease is the other's, and the frozen one changes nothing", async () => {
    await makeDue("sweep");
    const gate = Promise.withResolvers<void>();
    const frozen = runner(() => gate.promise);
    const work = frozen.turn();
    await until("it reads the lists", () => frozen.seen.lists > 0);
    await home.records.rows(`UPDATE timers SET "leasedUntil" = now() - interval '1 second' WHERE kind = 'sweep'`);
    assert.equal(await runner().turn(), true);
    const [after_] = await timersOf("sweep");
    gate.resolve();
    await work;
    assert.deepEqual(await timersOf("sweep"), [after_]);
    assert.deepEqual(frozen.seen.failures, []);
  });

  it("that runs once does so once, though its first runner was frozen in the middle and another has taken it", async () => {
    const { id } = await home.newClient();
    const watch = { kind: "alert_watch", subject: "text_nowhere", dueAt: home.context.world.now(), everySeconds: null };
    await home.context.store.withTenant(id, (tx) => setTimer(tx, id, watch));
    const waiting = async () =>
      (await home.records.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length;
    const holder = new pg.Client({ connectionString: home.database.superuserUrl });
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE incidents IN ACCESS EXCLUSIVE MODE");
    const frozen = runner();
    const work = [frozen.turn()];
    await until("the first is in the middle", async () => (await waiting()) === 1);
    await home.records.rows(`UPDATE timers SET "leasedUntil" = now() - interval '1 second' WHERE kind = 'alert_watch'`);
    work.push(runner().turn());
    await until("the second is, too", async () => (await waiting()) === 2);
    await holder.query("ROLLBACK");
    await holder.end();
    assert.deepEqual(await Promise.all(work), [true, true]);
    const raised = `SELECT times FROM incidents WHERE "clientId" = $1 AND kind = 'emergency_not_told'`;
    assert.deepEqual(await home.records.rows(raised, [id]), [{ times: 1 }]);
    assert.deepEqual(frozen.seen.failures, []);
    assert.deepEqual(
      (await timersOf("alert_watch")).map(({ state }) => state),
      ["done"],
    );
  });
});
