import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { makeChance } from "../../../campaigns/hostile/chance.ts";
import { actions, type Action } from "../../../src/domain/action.ts";
import { factValues } from "../../../src/domain/policy/facts.ts";
import { allFacts } from "../../domain/policy/combinations.ts";
import { rootedDatabase, type RootedDatabase } from "../../support/rooted.ts";
import { agree, asks, changed, free, type Written } from "./compare.ts";

const byChance = 100_000;
const seedMax = 2 ** 31;
/** How often a fact stands in nobody's way, in per cent: with less, the first facts would decide everything. */
const freePercent = 88;

let database: RootedDatabase;

before(async () => {
  database = await rootedDatabase();
});
after(() => database.close());

describe("the policy in the database", () => {
  for (const asked of asks) {
    it(`says what the domain's says, asked ${asked}, whatever up to three facts stand in the way`, async () => {
      for (const action of actions) {
        const all = changed(free(action), 3);
        assert.ok(all.length > 5_000);
        await agree(database.root, action, asked, all);
      }
    });
  }

  it("says what the domain's says of a hundred thousand facts of chance", async (test) => {
    const seed = Math.floor(Math.random() * seedMax);
    test.diagnostic(`seed ${seed}`);
    const chance = makeChance(seed);
    const some = (action: Action): Written => {
      const facts = free(action);
      const drawn = allFacts.map((fact) => [
        fact,
        chance.below(100) < freePercent ? facts[fact] : chance.pick(factValues[fact]),
      ]);
      return Object.fromEntries(drawn);
    };
    for (const action of actions) {
      for (const asked of asks) {
        const share = byChance / actions.length / asks.length;
        await agree(
          database.root,
          action,
          asked,
          Array.from({ length: share }, () => some(action)),
        );
      }
    }
  });
});
