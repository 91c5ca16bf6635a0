import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partiesOf } from "../../../bench/carrier/parties.ts";
import { mobileAt } from "../../../bench/gate/crowd.ts";

const people = 5_000;

describe("who gets in touch in a bench", () => {
  for (const clients of [100, 1_000]) {
    const all = Array.from({ length: people }, (_, n) => partiesOf(n, clients));

    it(`is nobody twice with one of ${clients} clients`, () => {
      assert.equal(new Set(all.map(({ customer, number }) => `${number} ${customer}`)).size, people);
    });

    it(`is never the owner of one of ${clients} clients, who would be no customer`, () => {
      assert.ok(all.every(({ place, customer }) => customer !== mobileAt(place)));
    });

    it(`is spread over all of ${clients} clients, each as often`, () => {
      const counts = Map.groupBy(all, ({ place }) => place);
      assert.equal(counts.size, clients);
      assert.ok([...counts.values()].every((each) => each.length === people / clients));
    });
  }

  it("has another phone for each of a thousand in a row, and ends where the clients do", () => {
    const phones = Array.from({ length: 1_000 }, (_, n) => partiesOf(n + 137, 100).customer);
    assert.equal(new Set(phones).size, 1_000);
    assert.throws(() => partiesOf(2_000, 3), /know no more people/);
  });
});
