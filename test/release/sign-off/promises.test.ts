import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPromises } from "../../../src/release/sign-off/promises.ts";

const page = `# Architecture

| 1 | a row of another table | a | \`test/none/\` |

## Invariants

| | holds | by | proved by |
|---|---|---|---|
| 1 | nothing leaves | a key | \`test/gate/\`, \`npm run campaign -- bypass\`, \`jobrun drill pause\` |
| 2 | nothing is lost | a row | words alone |

## Tests

| 3 | a row after them | a | \`test/none/\` |
`;

describe("the promises of a sign-off", () => {
  it("are the rows of the invariants and of no other table, with what shows each", () => {
    assert.deepEqual(
      readPromises(page, () => true),
      [
        {
          place: "1",
          promise: "nothing leaves",
          proofs: ["test/gate/", "npm run campaign -- bypass", "jobrun drill pause"],
          absent: [],
        },
        { place: "2", promise: "nothing is lost", proofs: [], absent: [] },
      ],
    );
  });

  it("name a test or a campaign that is not there", () => {
    const asked: string[] = [];
    const [first] = readPromises(page, (path) => {
      asked.push(path);
      return false;
    });
    assert.deepEqual(first?.absent, ["test/gate/", "npm run campaign -- bypass"]);
    assert.deepEqual(asked, ["test/gate/", "campaigns/bypass.ts"]);
  });

  it("are none where the page has none", () => {
    assert.deepEqual(
      readPromises("# Architecture\n", () => true),
      [],
    );
  });
});
