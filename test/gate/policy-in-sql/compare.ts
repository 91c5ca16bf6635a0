import assert from "node:assert/strict";
import type { Client } from "pg";
import type { Action } from "../../../src/domain/action.ts";
import { judge, type Asked } from "../../../src/domain/policy.ts";
import { factValues, parseFacts, type Fact } from "../../../src/domain/policy/facts.ts";
import { allFacts } from "../../domain/policy/combinations.ts";

export type Written = Readonly<Record<string, string | null>>;

export const asks = ["first", "again"] as const satisfies readonly Asked[];

const perQuery = 5_000;

const recipients: Readonly<Partial<Record<Action, string>>> = {
  text_owner: "owner",
  notify_owner: "owner",
  text_operator: "operator",
  text_drill: "operator",
};

/** Facts that stand in nobody's way: of each the first value, and of the person who is texted the right one. */
export function free(action: Action): Written {
  const first = Object.fromEntries(allFacts.map((fact) => [fact, factValues[fact][0]]));
  return { ...first, person: recipients[action] ?? "somebody" };
}

/** What the database says of each of these facts: a reason, or null for a yes. */
export async function sqlJudges(
  root: Client,
  action: string | null,
  asked: Asked,
  all: readonly Written[],
): Promise<(string | null)[]> {
  const said: (string | null)[] = [];
  for (let from = 0; from < all.length; from += perQuery) {
    const { rows } = await root.query<{ reason: string | null }>(
      `SELECT gate_judge($1, jsonb_populate_record(NULL::gate_facts, f), $2) AS reason
         FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS each (f, place) ORDER BY place`,
      [action, asked === "again", JSON.stringify(all.slice(from, from + perQuery))],
    );
    said.push(...rows.map(({ reason }) => reason));
  }
  return said;
}

export function policyJudges(action: Action, asked: Asked, written: Written): string | null {
  const facts = parseFacts(written);
  assert.ok(facts !== null);
  const verdict = judge(action, facts, asked);
  return verdict.allowed ? null : verdict.reason;
}

export async function agree(root: Client, action: Action, asked: Asked, all: readonly Written[]): Promise<void> {
  const said = await sqlJudges(root, action, asked, all);
  assert.equal(said.length, all.length);
  for (const [at, written] of all.entries()) {
    const expected = policyJudges(action, asked, written);
    if (said[at] !== expected) {
      assert.fail(`${action}, ${asked}: SQL says ${said[at]}, the policy ${expected}, of ${JSON.stringify(written)}`);
    }
  }
}

/** All facts of which up to `most` are not as they were, in every way. */
export function changed(from: Written, most: number, facts: readonly Fact[] = allFacts): Written[] {
  if (most === 0 || facts.length === 0) return [from];
  const [fact, ...rest] = facts;
  if (fact === undefined) return [from];
  const others = factValues[fact].filter((value) => value !== from[fact]);
  return [
    ...changed(from, most, rest),
    ...others.flatMap((value) => changed({ ...from, [fact]: value }, most - 1, rest)),
  ];
}
