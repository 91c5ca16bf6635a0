import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import fastify from "fastify";
import { refuseTooMuch, watchTurns } from "../../src/http/refuse-too-much.ts";

const app = fastify();
after(() => app.close());

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe("a turn of the loop", () => {
  it("is late once it lasts too long, and the next one is not", async () => {
    const isLate = watchTurns(app, 20);
    assert.equal(isLate(), false);
    block(100);
    assert.equal(isLate(), true);
    const end = performance.now() + 5_000;
    while (isLate() && performance.now() < end) await nextTurn();
    assert.equal(isLate(), false);
  });
});

describe("a request that comes with more than a turn can do", () => {
  it("is refused with 503 and a Retry-After, and the next one is served", async () => {
    const { answerErrors } = await import("../../src/http/errors.ts");
    const busy = fastify();
    answerErrors(busy, () => undefined);
    busy.addHook("onRequest", refuseTooMuch(busy, { isFull: () => false }));
    busy.get("/", async () => "served");
    await busy.ready();
    block(1_200);
    const refused = await busy.inject("/");
    assert.deepEqual(
      [refused.statusCode, refused.headers["retry-after"], refused.json().code],
      [503, "1", "overloaded"],
    );
    const end = performance.now() + 5_000;
    let served = refused.statusCode;
    for (; served !== 200 && performance.now() < end; await nextTurn()) served = (await busy.inject("/")).statusCode;
    assert.equal(served, 200);
    await busy.close();
  });
});
