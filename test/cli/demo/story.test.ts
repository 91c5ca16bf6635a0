import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { chatOn } from "../../../src/cli/demo/chat.ts";
import { claim } from "../../../src/cli/demo/fact.ts";
import { handsetsAt } from "../../../src/cli/demo/handsets.ts";
import type { Stage } from "../../../src/cli/demo/stage.ts";
import { tellStory } from "../../../src/cli/demo/story.ts";

/** A stage on which a business is there before anybody has set it up. */
const careless: Stage = {
  sandbox: "http://127.0.0.1:1",
  command: async () => ({ id: "client_a", missing: [], live: true }),
  words: async () => "client_a",
  close: async () => undefined,
};

describe("the story of the demo", () => {
  it("breaks off at the first claim that does not hold, with what was seen instead", async () => {
    const told = tellStory(careless, handsetsAt(careless.sandbox), chatOn(new PassThrough()));
    await assert.rejects(told, {
      message: "the story broke off. It should be that nobody is a client yet. Seen instead: client_a",
    });
  });

  it("goes on where a claim holds", () => {
    assert.equal(claim("two is two", true, 2), undefined);
  });

  it("fits eighty columns and has no colour in a pipe, however long a text is", async () => {
    const pipe = new PassThrough();
    const chat = chatOn(pipe);
    const long = "a word or two ".repeat(40);
    chat.title("A title");
    chat.scene(long);
    chat.wrote("Sam", long);
    chat.received("Dave", long);
    chat.table([{ key: "k", words: "what it is", seen: 12, unit: "ms" }]);
    pipe.end();
    const lines = (await text(pipe)).split("\n");
    assert.deepEqual(
      lines.filter((line) => line.length > 80 || /\p{Cc}/u.test(line)),
      [],
    );
    assert.ok(lines.includes("  what it is  12 ms"), lines.join("\n"));
  });
});
