import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SchemaStatus } from "../../../src/release/migrate/schema-status.ts";
import { schemaWindow, whyOutside } from "../../../src/release/migrate/schema-window.ts";
import { migration, sql } from "../../../src/release/migrate/step.ts";

const one = (name: string, phase: "expand" | "contract") => migration(name, phase, [sql("step", "SELECT 1")]);
const [a, b, c, d] = [one("a", "expand"), one("b", "expand"), one("c", "contract"), one("d", "contract")] as const;
const history = [a, b, c, d];
const window = schemaWindow(history, [d]);
const why = (status: SchemaStatus) => whyOutside(status, window, history);

describe("a program that cannot do without the third of four migrations", () => {
  it("refuses a schema that lacks an earlier one, and names migrate up", () => {
    const outside = why({ is: "older", version: 1, missing: ["b/step", "c/step", "d/step"] });
    assert.match(outside?.why ?? "", /has version 1, this program serves 3 to 4, and 3 steps are missing/);
    assert.match(outside?.next ?? "", /^Run jobrun migrate up with/);
  });

  it("refuses one that lacks nothing but contracts, and names what the operator has to see to first", () => {
    const outside = why({ is: "older", version: 2, missing: ["c/step", "d/step"] });
    assert.match(outside?.next ?? "", /^Stop the older programs for good, and run jobrun migrate up --contract/);
  });

  it("refuses one from which something was taken that it does not know of, and names the newer program", () => {
    const outside = why({ is: "foreign", steps: ["e/step"] });
    assert.match(outside?.why ?? "", /such as e\/step/);
    assert.match(outside?.next ?? "", /^Start the newer program/);
  });

  it("serves its own, the one before the last, and any to which others have only added", () => {
    assert.deepEqual(window, { from: 3, to: 4 });
    assert.deepEqual(schemaWindow(history, []), { from: 4, to: 4 });
    assert.equal(why({ is: "current", version: 4 }), null);
    assert.equal(why({ is: "older", version: 3, missing: ["d/step"] }), null);
    assert.equal(why({ is: "newer", version: 4, steps: ["e/step"] }), null);
  });
});
