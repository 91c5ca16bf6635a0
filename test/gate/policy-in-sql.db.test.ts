import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { actions } from "../../src/domain/action.ts";
import { isPause } from "../../src/domain/pauses.ts";
import { askedOnce, checks, type CheckName, type Reason } from "../../src/domain/policy/checks.ts";
import { insteadOf, needs } from "../../src/domain/policy/needs.ts";
import { rootedDatabase, type RootedDatabase } from "../support/rooted.ts";
import { agree, asks, changed, free, policyJudges, sqlJudges, type Written } from "./policy-in-sql/compare.ts";

let database: RootedDatabase;

before(async () => {
  database = await rootedDatabase();
});
after(() => database.close());

function allReasons(): Reason[] {
  const reasons = Object.values(checks).flatMap(({ answers }): readonly (Reason | null)[] => Object.values(answers));
  return [...new Set(reasons.filter((reason) => reason !== null))];
}

describe("the policy in the database", () => {
  it("says what the domain's says, whatever one or two facts stand in the way", async () => {
    for (const action of actions)
      for (const asked of asks) await agree(database.root, action, asked, changed(free(action), 2));
  });

  it("refuses where a fact that is needed is null, missing, or of a value that nobody knows", async () => {
    for (const action of actions) {
      for (const asked of asks) {
        const needed = needs[action].filter((need) => asked === "first" || !askedOnce.has(need));
        const facts = [...new Set(needed.map((need) => checks[need].fact))];
        const broken = facts.flatMap((fact) => {
          const { [fact]: _, ...without } = free(action);
          return [null, "", "nonsense", "ON"]
            .map((value): Written => ({ ...without, [fact]: value }))
            .concat([without]);
        });
        const said = await sqlJudges(database.root, action, asked, broken);
        for (const [at, reason] of said.entries()) {
          assert.notEqual(reason, null, `${action}, ${asked}: a yes to ${JSON.stringify(broken[at])}`);
        }
      }
    }
  });

  it("refuses where there are no facts, no action, or none that is on the table", async () => {
    for (const action of actions) {
      const { rows } = await database.root.query<{ reason: string | null }>(
        "SELECT gate_judge($1, NULL::gate_facts, again) AS reason FROM (VALUES (true), (false), (NULL)) asked (again)",
        [action],
      );
      for (const { reason } of rows) assert.equal(reason, "platform_unknown");
    }
    for (const action of [null, "", "text_everybody", "TEXT_OWNER"]) {
      assert.deepEqual(await sqlJudges(database.root, action, "first", [free("text_owner")]), ["unknown_action"]);
    }
  });

  it("asks everything where it is not said whether it is asked again", async () => {
    for (const action of actions) {
      const used = { ...free(action), said: "already", wrote: "not_lately" };
      const { rows } = await database.root.query<{ reason: string | null }>(
        "SELECT gate_judge($1, jsonb_populate_record(NULL::gate_facts, $2), NULL) AS reason",
        [action, used],
      );
      assert.deepEqual(rows, [{ reason: policyJudges(action, "first", used) }], action);
    }
  });

  it("blocks as the domain's blocks, for every action and reason", async () => {
    const reasons = allReasons();
    for (const action of actions) {
      const { rows } = await database.root.query<{ reason: Reason; block: string }>(
        "SELECT reason, gate_block($1, reason) AS block FROM unnest($2::text[]) reason",
        [action, reasons],
      );
      assert.equal(rows.length, reasons.length);
      for (const { reason, block } of rows) {
        assert.equal(block, insteadOf(action, reason) === "silence" ? "HARD" : "SOFT", `${action} ${reason}`);
      }
    }
  });

  it("knows the same pauses as the domain", async () => {
    const reasons = [...allReasons(), null, "", "paused"];
    const { rows } = await database.root.query<{ reason: string | null; pause: boolean }>(
      "SELECT reason, is_pause(reason) AS pause FROM unnest($1::text[]) reason",
      [reasons],
    );
    for (const { reason, pause } of rows) assert.equal(pause, isPause(reason ?? ""), String(reason));
  });

  const stops: readonly (readonly [what: string, level: string, need: CheckName])[] = [
    ["outbound", "platform", "platform_on"],
    ["outbound", "client", "client_outbound_on"],
    ["outbound", "customer", "not_paused"],
    ["alerts", "platform", "alerts_on"],
    ["alerts", "client", "alerts_on"],
    ["ai", "platform", "ai_on"],
    ["ai", "client", "ai_on"],
  ];
  for (const [what, level, need] of stops) {
    it(`stops by ${what} of the ${level} what needs ${need}, and nothing else`, async () => {
      for (const action of actions) {
        const { rows } = await database.root.query<{ stopped: boolean }>("SELECT stopped_by($1, $2, $3) AS stopped", [
          what,
          level,
          action,
        ]);
        const needed: readonly CheckName[] = needs[action];
        assert.deepEqual(rows, [{ stopped: needed.includes(need) }], action);
      }
    });
  }
});
