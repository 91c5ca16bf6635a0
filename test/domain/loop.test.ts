import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { alike, findLoop, type Exchanged } from "../../src/domain/loop.ts";

const noon = Temporal.Instant.from("2026-11-23T12:00:00Z");
const text = (by: "them" | "us", seconds: number, body: string): Exchanged => ({
  by,
  at: noon.add({ milliseconds: Math.round(seconds * 1000) }),
  body,
});
const words = ["the boiler is out", "LS1 4AP", "this afternoon please", "Sam", "no, upstairs", "thanks a lot"];

/** So many answers to ours, each after so many seconds, in words of their own; 30 s between one and the next. */
const answers = (times: number, afterSeconds: number) =>
  Array.from({ length: times }, (_, at) => [
    text("us", at * 30, `question ${at}`),
    text("them", at * 30 + afterSeconds, words[at] ?? "more"),
  ]).flat();
const says = (everySeconds: number, ...bodies: readonly string[]) =>
  bodies.map((body, at) => text("them", at * everySeconds, body));

describe("a thread is no loop", () => {
  it("while nothing was said, or little", () => {
    assert.equal(findLoop([]), null);
    assert.equal(findLoop(answers(3, 0.1)), null);
    assert.equal(findLoop(says(1, "hello", "hello")), null);
  });

  it("where one of the last four answers took two seconds", () => {
    const last = [...answers(4, 1.999).slice(0, 7), text("them", 92, "Sam")];
    assert.equal(findLoop(last), null);
    assert.equal(findLoop([...answers(4, 0.5), text("them", 125, "ok then")]), null);
  });

  it("where a person types on without waiting for us", () => {
    const typed = [text("us", 0, "What is wrong?"), ...words.slice(0, 5).map((body, at) => text("them", at / 4, body))];
    assert.equal(findLoop(typed), null);
  });

  it("where what arrived late is older than our answer to it", () => {
    const late = Array.from({ length: 5 }, (_, at) => text("them", at - 100, words[at] ?? "")).concat(
      text("us", 0, "a"),
    );
    assert.equal(findLoop(late), null);
  });

  it("where the same words came before, but not last, or over more than an hour", () => {
    assert.equal(findLoop(says(1, "hello", "hello", "hello", "is anybody there today")), null);
    assert.equal(findLoop(says(1800, "thanks", "thanks", "thanks")), null);
  });

  it("where a postcode is put right, or an address", () => {
    assert.equal(findLoop(says(5, "LS1 4AP", "LS1 4AB", "LS1 4AP")), null);
    assert.equal(findLoop(says(5, "12 High Street", "21 High Street", "the blue door")), null);
  });
});

describe("a thread is a loop", () => {
  it("when four answers each came within two seconds of ours", () => {
    assert.equal(findLoop(answers(4, 1.999)), "fast_replies");
    assert.equal(
      findLoop([...answers(1, 20), ...answers(4, 0.1).map((one) => ({ ...one, at: one.at.add({ hours: 1 }) }))]),
      "fast_replies",
    );
  });

  it("when three texts in a row say nearly the same within an hour", () => {
    assert.equal(findLoop(says(1799, "hello?", "Hello", "HELLO!!")), "same_words");
    assert.equal(findLoop(says(60, "👍", "👍", "👍")), "same_words");
    const counted = [1, 2, 3].map((count) => `This is an automatic reply, number ${count}. I am away.`);
    assert.equal(findLoop(says(60, ...counted)), "same_words");
  });

  it("though we said something in between, and whatever was said before", () => {
    const [first, second, third] = says(60, "away", "away", "away");
    assert.ok(first && second && third);
    const between = [text("them", -60, "hi"), first, text("us", 1, "a"), second, text("us", 61, "b"), third];
    assert.equal(findLoop(between), "same_words");
  });
});

describe("what any thread is", () => {
  const body = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 30 }));
  const side = fc.constantFrom<"them" | "us">("them", "us");
  const thread = fc.array(fc.tuple(side, fc.integer({ min: 0, max: 90_000 }), body), { maxLength: 12 }).map((texts) => {
    let at = 0;
    return texts.map(([by, gap, said]) => text(by, (at += gap) / 1000, said));
  });

  it("is judged without an error, the same each time, and never a loop of fewer than three of theirs", () => {
    fc.assert(
      fc.property(thread, (exchange) => {
        const found = findLoop(exchange);
        assert.equal(findLoop(exchange), found);
        return found === null || exchange.filter(({ by }) => by === "them").length >= 3;
      }),
    );
  });

  it("is not changed by what we say after their last text", () => {
    fc.assert(
      fc.property(thread, fc.string(), (exchange, said) => {
        return findLoop(exchange) === findLoop([...exchange, text("us", 100_000, said)]);
      }),
    );
  });

  it("is a loop once they say the same three times, whatever it is", () => {
    fc.assert(
      fc.property(thread, fc.string({ minLength: 1, maxLength: 600 }), (exchange, said) => {
        const end = exchange.at(-1)?.at ?? noon;
        const thrice = [60, 120, 180].map((seconds) => ({ by: "them" as const, at: end.add({ seconds }), body: said }));
        return findLoop([...exchange, ...thrice]) === "same_words";
      }),
    );
  });

  it("compares texts both ways alike, and each with itself", () => {
    fc.assert(fc.property(body, body, (one, other) => alike(one, other) === alike(other, one) && alike(one, one)));
  });
});
