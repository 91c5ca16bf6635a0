import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Action } from "../../../src/domain/action.ts";
import { isPause } from "../../../src/domain/pauses.ts";
import { judge, type Asked, type Verdict } from "../../../src/domain/policy.ts";
import type { Reason } from "../../../src/domain/policy/checks.ts";
import { factValues, type Fact } from "../../../src/domain/policy/facts.ts";
import { combinationsOf, type Combinations } from "./combinations.ts";
import { askedOnce, houseRules, inTheWayOf, restrictions } from "./house-says.ts";

/** The two of most combinations have files of their own, so that they run beside each other. */
export const largest = ["text_customer", "send_booking_link"] as const satisfies readonly Action[];

const asks = { first: "for a permit", again: "at the claim" } as const;

/** The tests of one action: everything that its facts can be, for a permit and at the claim. */
export function proveAction(action: Action): void {
  for (const asked of ["first", "again"] as const) {
    describe(`${action} ${asks[asked]}`, () => {
      let judged: Judged;

      it("is judged as the house says, over everything that its facts can be and by nothing else", () => {
        judged = judgeAll(action, asked);
        assert.ok(judged.said.includes(0), "nothing is allowed: this shows nothing");
        for (const [at, reason] of judged.reasons.entries()) {
          assert.ok(judged.said.includes(at + 1), `${reason} is never given`);
        }
      });

      it("is never allowed by a restriction more", () => assert.equal(findsYesByRestriction(judged), null));

      it("is answered with a pause only where that is the only reason", () => {
        assert.equal(findsPauseBesideAnother(judged), null);
      });
    });
  }
}

/** What judge() said of every combination: 0 for a yes, else the place of its reason in `reasons`, from 1 on. */
type Judged = { readonly all: Combinations; readonly said: Uint8Array; readonly reasons: readonly Reason[] };

const pausing: readonly Fact[] = ["platform", "clientOutbound", "customerOutbound"];

const placeOf = (fact: Fact, value: string) => factValues[fact].findIndex((known) => known === value);
export const factsOf = (action: Action, asked: Asked) =>
  houseRules[action].facts.filter((fact) => asked === "first" || !askedOnce.has(fact));

/** The reasons that can be given for an action in their order, and of each fact's values which reason it is, or 0. */
function reasonsOf(action: Action, facts: readonly Fact[]) {
  const ways = inTheWayOf(action).filter(([fact]) => facts.includes(fact));
  const reasons = [...new Set(ways.map(([, , reason]) => reason))];
  const byValue = facts.map((fact) => {
    const codes = new Uint8Array(factValues[fact].length);
    for (const [of, value, reason] of ways) if (of === fact) codes[placeOf(fact, value)] = reasons.indexOf(reason) + 1;
    return codes;
  });
  return { reasons, byValue };
}

/** The first thing that stands in the way, as the house has it. */
function firstInTheWay(byValue: readonly Uint8Array[], places: Uint8Array): number {
  let first = 255;
  for (let at = 0; at < byValue.length; at += 1) {
    const code = byValue[at]?.[places[at] ?? 0] ?? 0;
    if (code !== 0 && code < first) first = code;
  }
  return first === 255 ? 0 : first;
}

const smallerInstead: Readonly<Record<string, string>> = {
  "text_customer client_not_live": "text_holding_reply",
  "text_customer billing_lapsed": "text_holding_reply",
};

function expectedVerdict(action: Action, reason: Reason): Verdict {
  const smaller =
    action === "use_ai"
      ? "rules"
      : action === "send_booking_link"
        ? "text_customer"
        : smallerInstead[`${action} ${reason}`];
  const instead = smaller ?? "silence";
  assert.ok(
    instead === "silence" || instead === "rules" || instead === "text_customer" || instead === "text_holding_reply",
  );
  return { allowed: false, reason, block: smaller === undefined ? "HARD" : "SOFT", instead };
}

/** Judges every combination of the facts that the action needs, beside what the house says in the tests' own words. */
function judgeAll(action: Action, asked: Asked): Judged {
  const facts = factsOf(action, asked);
  const all = combinationsOf(facts);
  const { reasons, byValue } = reasonsOf(action, facts);
  const verdicts = reasons.map((reason) => expectedVerdict(action, reason));
  const { mayGo } = houseRules[action];
  const said = new Uint8Array(all.size);
  all.visit((number, seen, places) => {
    const verdict = judge(action, seen, asked);
    const expected = firstInTheWay(byValue, places);
    if (verdict.allowed !== mayGo(seen, asked === "again") || verdict.allowed !== (expected === 0)) {
      assert.fail(`${action}, ${asked}: ${JSON.stringify(verdict)} where ${describeFacts(facts, places)}`);
    }
    if (verdict.allowed) return;
    const wanted = verdicts[expected - 1];
    if (
      wanted === undefined ||
      wanted.allowed ||
      verdict.reason !== wanted.reason ||
      verdict.block !== wanted.block ||
      verdict.instead !== wanted.instead
    ) {
      assert.fail(`${JSON.stringify(verdict)}, not ${JSON.stringify(wanted)}, where ${describeFacts(facts, places)}`);
    }
    said[number] = expected;
  });
  return { all, said, reasons };
}

function describeFacts(facts: readonly Fact[], places: Uint8Array): string {
  return facts.map((fact, at) => `${fact} is ${factValues[fact][places[at] ?? 0]}`).join(", ");
}

/** Of each fact the pairs of places of which the second is a restriction beside the first. */
function stepsDown({ facts }: Combinations): readonly (readonly (readonly [free: number, restricted: number])[])[] {
  return facts.map((fact) => {
    const ranks = Object.entries(restrictions[fact] ?? {});
    return ranks.flatMap(([free, low]) =>
      ranks.flatMap(([restricted, high]) =>
        high > low ? [[placeOf(fact, free), placeOf(fact, restricted)] as const] : [],
      ),
    );
  });
}

/** The first combination that is allowed with a restriction, and refused without it. */
function findsYesByRestriction({ all, said }: Judged): string | null {
  const steps = stepsDown(all);
  for (let number = 0; number < all.size; number += 1) {
    if (said[number] !== 0) continue;
    for (const [at, fact] of all.facts.entries()) {
      const [stride = 1, radix = 1] = [all.strides[at], all.radixes[at]];
      const place = Math.floor(number / stride) % radix;
      for (const [free, restricted] of steps[at] ?? []) {
        if (restricted === place && said[number + (free - place) * stride] !== 0) return `${fact} in number ${number}`;
      }
    }
  }
  return null;
}

/** The first combination whose reason is a pause although another stands in the way as well. */
function findsPauseBesideAnother({ all, said, reasons }: Judged): number | null {
  const pauses = reasons.map((reason) => isPause(reason));
  const of = pausing.map((fact) => all.facts.indexOf(fact)).filter((at) => at >= 0);
  for (let number = 0; number < all.size; number += 1) {
    if (pauses[(said[number] ?? 0) - 1] !== true) continue;
    let resumed = number;
    for (const at of of) {
      const [stride = 1, radix = 1] = [all.strides[at], all.radixes[at]];
      resumed -= (Math.floor(number / stride) % radix) * stride;
    }
    if (said[resumed] !== 0) return number;
  }
  return null;
}
