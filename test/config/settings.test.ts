import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConfig } from "../../src/config.ts";
import type { Environment } from "../../src/config/problem.ts";
import { variables } from "../../src/config/variables.ts";

describe("the printed configuration", () => {
  it("says of every variable what it is and where that came from", () => {
    const reading = readConfig({ PORT: "4000", STRIPE_SECRET_KEY: "k", STRIPE_WEBHOOK_SECRET: "w" });
    assert.ok("settings" in reading);
    assert.deepEqual(
      reading.settings.map((setting) => setting.variable),
      Object.keys(variables),
    );
    const setting = (name: string) => reading.settings.find(({ variable }) => variable === name);
    assert.deepEqual(setting("PORT"), { variable: "PORT", value: "4000", from: "environment" });
    assert.deepEqual(setting("HOST"), { variable: "HOST", value: "127.0.0.1", from: "default" });
    assert.deepEqual(setting("STRIPE_SECRET_KEY")?.value, "[hidden]");
  });

  it("leaves out no variable that is read, and names none that is not", () => {
    const asked = new Set<string>();
    const environment = new Proxy<Environment>({}, { get: (_, name) => void asked.add(String(name)) });
    readConfig(environment);
    assert.deepEqual([...asked].toSorted(), Object.keys(variables).toSorted());
  });
});

describe("a variable that JobRun does not know", () => {
  it("is warned about, with the name that was probably meant", () => {
    const { warnings } = readConfig({ JOBRUN_MODLE: "none", JOBRUN_BREAKFAST: "tea", JOBRUN_TEST_DATABASE_URL: "x" });
    assert.equal(warnings.length, 2);
    assert.match(warnings[0] ?? "", /^JOBRUN_BREAKFAST: is not a variable that JobRun knows$/);
    assert.match(warnings[1] ?? "", /^JOBRUN_MODLE: .*did you mean JOBRUN_MODEL\?$/);
  });

  it("is not taken for ours when it is somebody else's", () => {
    assert.deepEqual(readConfig({ PATH: "/bin", TWILIO_PHONE: "x" }).warnings, []);
  });
});
