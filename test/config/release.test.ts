import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accepted, refusesOnly } from "./reading.ts";

describe("the commands of a deployment", () => {
  it("are one line each", () => {
    refusesOnly("JOBRUN_RESTART_COMMAND", /not one line of a shell/, { JOBRUN_RESTART_COMMAND: "a\nb" });
  });

  it("are npm test and nothing else unless they are set, and are never shown", () => {
    const usual = accepted({}).release;
    assert.deepEqual([usual.test.reveal(), usual.switch, usual.restart], ["npm test", null, null]);
    const { restart } = accepted({ JOBRUN_RESTART_COMMAND: "systemctl restart jobrun" }).release;
    assert.deepEqual([restart?.reveal(), String(restart)], ["systemctl restart jobrun", "[hidden]"]);
  });
});
