import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { errorFacts } from "../../src/telemetry/error-facts.ts";
import { maskMessage, maskPhone } from "../../src/telemetry/mask.ts";

describe("an error in the log", () => {
  it("is told by its code alone when it comes from PostgreSQL, whose messages hold values", () => {
    const error = Object.assign(new Error("invalid input for integer: HELP ME"), {
      code: "22P02",
      severity: "ERROR",
      routine: "pg_strtoint32",
      detail: "Key (phone)=(+447700900123)",
    });
    const [facts] = errorFacts(error);
    assert.deepEqual({ ...facts, at: null }, { name: "Error", code: "22P02", message: null, at: null });
  });

  it("is told with its causes, a bounded number of them", () => {
    const cause = Object.assign(new TypeError("refused"), { code: "ECONNREFUSED" });
    const facts = errorFacts(new Error("the store is away", { cause }));
    assert.deepEqual(
      facts.map((fact) => fact.code),
      [null, "ECONNREFUSED"],
    );
    const round = new Error("round");
    round.cause = round;
    assert.equal(errorFacts(round).length, 5);
  });

  it("is told by its type when something else was thrown", () => {
    assert.deepEqual(errorFacts("the boiler leaks"), [{ name: "string", code: null, message: null, at: null }]);
  });

  it("does not say in which folder the project stands", () => {
    const [facts] = errorFacts(new Error("x"));
    assert.ok(facts !== undefined && !(facts.at ?? "").startsWith("/"));
  });
});

describe("a phone in the log", () => {
  it("is its first two and last three digits", () => {
    assert.equal(maskPhone("+447700900123"), "+44…123");
    for (const odd of ["anonymous", "", "07700900123", "+4477", "+447700900123 "]) assert.equal(maskPhone(odd), "…");
  });

  it("is cut out of a message, as are quoted words", () => {
    assert.equal(maskMessage("no +447700900123 or 07700 900123"), "no … or …");
    assert.equal(maskMessage(`bad "the boiler" and 'leaks'`), "bad … and …");
    assert.ok(maskMessage("x".repeat(5000)).length <= 200);
  });
});
