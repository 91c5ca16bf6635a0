import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { LanguageModel, ModelQuestion } from "../../../src/domain/language-model.ts";
import { nothingRead } from "../../../src/domain/reading.ts";
import { connectModel } from "../../../src/vendors/language-model/connect.ts";
import { malice, planted } from "../../fakes/malicious-model.ts";
import { type ModelServer, reads, says, startModelServer, status, usage } from "../../fakes/model-server.ts";

const timeoutMs = 1_500;
const slackMs = 3_000;
const pencePerMillion = { input: 250, output: 1_000 };
const question: ModelQuestion = {
  text: "boiler is leaking, LS1 4AP",
  earlier: [{ by: "business", words: "What can we help with?" }],
  business: "Reed Plumbing",
  context: {
    asked: "job",
    trade: "plumber",
    now: Temporal.Instant.from("2026-03-04T10:00:00Z"),
    timeZone: "Europe/London",
  },
};
const read = { is: "read", tokens: { input: usage.prompt_tokens, output: usage.completion_tokens } };

let server: ModelServer;
let model: LanguageModel;
before(async () => {
  server = await startModelServer();
});
after(() => server.close());
beforeEach(() => {
  server.behave(reads({}));
  model = connectModel({
    kind: "compatible",
    name: "m",
    apiKey: "the-key",
    baseUrl: server.url,
    pencePerMillion,
    timeoutMs,
  });
});

describe("a language model's server that does harm", () => {
  for (const [name, behaviour] of Object.entries(malice)) {
    it(`(${name}) is answered for within the time-out, and gives a reading of the closed form or none`, async () => {
      server.behave(behaviour);
      const before_ = server.asked.length;
      const startedAt = performance.now();
      const answer = await model.ask(question);
      assert.ok(performance.now() - startedAt < timeoutMs + slackMs);
      assert.equal(server.asked.length, before_ + 1, "it is asked once and never again");
      if (answer.is === "read")
        assert.deepEqual(Object.keys(answer.reading).toSorted(), Object.keys(nothingRead).toSorted());
      else assert.ok(!JSON.stringify(answer).includes(planted));
    });
  }

  const failures = [
    ["no JSON", "no_reading"],
    ["wrong types", "no_reading"],
    ["fields that there are not", "no_reading"],
    ["a call of a tool", "no_reading"],
    ["a megabyte", "too_large"],
    ["a slow drip", "timed_out"],
    ["hanging", "timed_out"],
    ["a socket that is closed", "no_answer"],
    ["401", "refused"],
    ["429", "refused"],
    ["500", "refused"],
    ["a redirect to elsewhere", "no_answer"],
  ] as const;
  for (const [name, why] of failures) {
    it(`(${name}) fails as ${why}`, async () => {
      server.behave(malice[name] ?? assert.fail(name));
      const answer = await model.ask(question);
      assert.equal(answer.is === "failed" ? answer.why : answer.is, why);
    });
  }

  it("that sends us elsewhere brings no word there", async () => {
    const elsewhere = await startModelServer();
    server.behave(status(307, { location: `${elsewhere.url}/chat/completions` }));
    assert.equal((await model.ask(question)).is, "failed");
    assert.deepEqual(elsewhere.asked, []);
    await elsewhere.close();
  });
});

describe("a language model", () => {
  it("that fails three times in a row is left alone", async () => {
    server.behave(status(500));
    for (let times = 0; times < 3; times += 1) {
      assert.equal(model.isLeftAlone(), false);
      await model.ask(question);
    }
    assert.equal(model.isLeftAlone(), true);
    const before_ = server.asked.length;
    const answer = await model.ask(question);
    assert.deepEqual(answer, { is: "failed", why: "left_alone", tokens: null });
    assert.equal(server.asked.length, before_);
  });

  it("that answers in between is not", async () => {
    for (const behaviour of [status(500), status(500), reads({}), status(500), status(500)]) {
      server.behave(behaviour);
      await model.ask(question);
    }
    assert.equal(model.isLeftAlone(), false);
  });

  it("is asked no more than so many questions at a time", async () => {
    server.behave(() => undefined);
    const before_ = server.asked.length;
    const answers = await Promise.all(Array.from({ length: 230 }, () => model.ask(question)));
    assert.equal(answers.filter((answer) => answer.is === "failed" && answer.why === "left_alone").length, 30);
    assert.ok(server.asked.length - before_ <= 200);
  });

  it("reads, and says what that cost", async () => {
    server.behave(reads({ intent: "job", job: "boiler is leaking" }));
    const answer = await model.ask(question);
    assert.deepEqual(answer, { ...read, reading: { ...nothingRead, intent: "job", job: "boiler is leaking" } });
    assert.equal(model.penceOf(read.tokens), 0.325);
  });

  it("that speaks nonsense is paid all the same", async () => {
    server.behave(says("nonsense"));
    assert.deepEqual(await model.ask(question), { is: "failed", why: "no_reading", tokens: read.tokens });
  });

  it("is reached with its key, at its path, with a closed schema and no tools", async () => {
    await model.ask(question);
    const asked = server.asked.at(-1) ?? assert.fail();
    assert.equal(asked.path, "/v1/chat/completions");
    assert.equal(asked.headers["authorization"], "Bearer the-key");
    const body: Record<string, unknown> = JSON.parse(asked.bytes);
    assert.deepEqual(Object.keys(body).toSorted(), [
      "max_tokens",
      "messages",
      "model",
      "response_format",
      "temperature",
    ]);
    assert.match(JSON.stringify(body["response_format"]), /"additionalProperties":false/);
  });

  it("of OpenAI and of Anthropic is asked in its own way, and nothing is kept there", async () => {
    for (const [kind, path] of [
      ["openai", "/v1/responses"],
      ["anthropic", "/v1/messages"],
    ] as const) {
      const vendor = connectModel({
        kind,
        name: "m",
        apiKey: "the-key",
        baseUrl: server.url,
        pencePerMillion,
        timeoutMs,
      });
      assert.equal((await vendor.ask(question)).is, "failed");
      const asked = server.asked.at(-1) ?? assert.fail();
      assert.equal(asked.path, path);
      const body: Record<string, unknown> = JSON.parse(asked.bytes);
      assert.ok(asked.bytes.includes("boiler is leaking") && !asked.bytes.includes("the-key"));
      if (kind === "openai") assert.equal(body["store"], false);
    }
  });
});
