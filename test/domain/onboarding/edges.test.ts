import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mayMove, storedNames, type StoredName } from "../../../src/domain/onboarding/edges.ts";
import type { SetupHeard } from "../../../src/domain/onboarding/heard.ts";
import { onSetupText, withNumber } from "../../../src/domain/onboarding/on-setup-text.ts";
import { parseSetup } from "../../../src/domain/onboarding/parse-setup.ts";
import { newSetup, type Setup, storedStates } from "../../../src/domain/onboarding/setup.ts";

const now = Temporal.Instant.from("2026-11-23T12:00:00Z");
const tells = { trade: "plumber", area: "Leeds", businessName: "Reed Plumbing", ownerName: "Ann", alerts: "any_hour" };
const setupsMax = 20_000;

const oneByOne = [
  { trade: "plumber" },
  { area: "Leeds" },
  { trade: "plumber", area: "Leeds" },
  { businessName: "Reed Plumbing" },
  { ownerName: "Ann" },
  { alerts: "any_hour" },
  { phoneType: "IPHONE" },
  { phoneType: "LANDLINE" },
  { network: "ee" },
  { phoneType: "IPHONE", network: "ee" },
] as const;

/** Everything that a text can be heard as, one of each kind. */
const all: readonly SetupHeard[] = [
  ...oneByOne.map((facts) => ({ heard: "facts", facts, corrects: false }) as const),
  ...(["back", "menu", "where", "again", "person", "another_business", "thanks"] as const).map(
    (command) => ({ heard: "command", command }) as const,
  ),
  { heard: "agrees", words: "AGREE" },
  { heard: "declines" },
  ...(["set", "refused", "skipped"] as const).map((outcome) => ({ heard: "dialled", outcome }) as const),
  { heard: "called", seen: "nothing" },
  { heard: "nothing" },
];

/** Where a set-up can stand after one text, whether or not it has a number then, gets one with it, or lost it before. */
function after(setup: Setup): readonly Setup[] {
  const waits = [true, false].map((hasNumber) => withNumber(setup, hasNumber));
  const stepped = [true, false].flatMap((hasNumber) => {
    const stands = withNumber(setup, hasNumber);
    return all
      .filter(({ heard }) => heard !== "agrees" || stands.open.is === "agreement")
      .map((heard) => onSetupText(stands, heard, hasNumber, now).setup);
  });
  return [...waits, ...stepped, ...stepped.map((each) => withNumber(each, true))];
}

/** Every pair of states that a conversation can go through, and every state at which one can begin. */
function explore(): { readonly moves: ReadonlySet<string>; readonly begins: ReadonlySet<string> } {
  const { moves, waiting, seen } = { moves: new Set<string>(), waiting: [newSetup], seen: new Set<string>() };
  for (let setup = waiting.pop(); setup !== undefined; setup = waiting.pop()) {
    assert.ok(seen.size < setupsMax);
    for (const next of after(setup)) {
      moves.add(`${storedStates[setup.open.is]} ${storedStates[next.open.is]}`);
      const kept = { ...next, last: [], misses: 0 };
      const key = JSON.stringify(kept);
      if (!seen.has(key)) waiting.push(kept);
      seen.add(key);
    }
  }
  const first = all.map((heard) => onSetupText(newSetup, heard, false, now).setup);
  const several = Array.from({ length: 2 ** Object.keys(tells).length }, (_, bits) => someOf(bits)).map(
    (facts) => onSetupText(newSetup, { heard: "facts", facts, corrects: false }, false, now).setup,
  );
  return { moves, begins: new Set([...first, ...several].map(({ open }) => storedStates[open.is])) };
}

/** Some of what can be told at once: those whose bit is set. */
function someOf(bits: number): Extract<SetupHeard, { heard: "facts" }>["facts"] {
  return Object.fromEntries(Object.entries(tells).filter((_, place) => (bits >> place) % 2 === 1));
}

const pairs = (from: StoredName | null) => storedNames.filter((to) => mayMove(from, to) && from !== to);

describe("the table of states", () => {
  const { moves, begins } = explore();

  it("holds every move that a conversation can make, and no other", () => {
    const listed = storedNames.flatMap((from) => pairs(from).map((to) => `${from} ${to}`));
    const made = [...moves].filter((move) => new Set(move.split(" ")).size === 2);
    assert.deepEqual(listed.toSorted(), made.toSorted());
  });

  it("lets a conversation begin where a first text can bring it, and nowhere else", () => {
    assert.deepEqual(pairs(null).toSorted(), [...begins].toSorted());
  });

  it("takes up what the predecessor left as a set-up that begins, whatever was told there", () => {
    const names = ["business_type", "service_location", "business_name", "owner_name", "confirm_live", "phone_type"];
    for (let bits = 0; bits < 2 ** names.length; bits += 1) {
      const fields = Object.fromEntries(
        names.filter((_, place) => (bits >> place) % 2 === 1).map((name) => [name, "x"]),
      );
      for (const { open } of after(parseSetup(fields)))
        assert.ok(mayMove(null, storedStates[open.is]), JSON.stringify([fields, open]));
    }
  });

  it("lets nothing that is said lead to COMPLETE, or away from it", () => {
    for (const name of storedNames.filter((each) => each !== "COMPLETE")) {
      assert.equal(mayMove(name, "COMPLETE"), false);
      assert.equal(mayMove("COMPLETE", name), false);
    }
    assert.equal(mayMove(null, "COMPLETE"), false);
  });

  it("lets every state stand as it is", () => {
    for (const name of storedNames) assert.equal(mayMove(name, name), true);
  });
});
