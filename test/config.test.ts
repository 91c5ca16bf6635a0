import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { readConfig } from "../src/config.ts";
import { newKeys } from "../src/release/signing.ts";
import { accepted, production, refused, refusesOnly, twilio } from "./config/reading.ts";

describe("a configuration", () => {
  it("names everything that is wrong at once, one line a variable", () => {
    const lines = refused({ PORT: "http", LOG_LEVEL: "loud", JOBRUN_MODEL: "gpt", JOBRUN_ENV: "staging", HOST: "a b" });
    assert.deepEqual(lines.map((line) => line.replace(/:.*/, "")).toSorted(), [
      "HOST",
      "JOBRUN_MODEL",
      "LOG_LEVEL",
      "PORT",
      "PUBLIC_URL",
      "TWILIO_ACCOUNT_SID",
    ]);
    assert.ok(lines.every((line) => !line.includes("\n")));
  });

  it("refuses an empty variable instead of reading it as unset", () => {
    for (const variable of ["PORT", "DATABASE_URL", "STRIPE_SECRET_KEY", "JOBRUN_OPERATOR_PHONE"])
      assert.match(refused({ [variable]: " " })[0] ?? "", new RegExp(`^${variable}: is empty; write .*remove`));
  });

  it("is local, embedded and in the sandbox when nothing is set", () => {
    const config = accepted({});
    assert.equal(config.deployment, "local");
    assert.deepEqual(config.carrier, { kind: "sandbox", port: 4010, bundleSid: null });
    assert.deepEqual(config.database, { url: null, adminUrl: null, dataDir: ".jobrun" });
    assert.equal(config.billing, null);
    assert.equal(config.logLevel, "info");
  });

  it("reads nothing but what it is given", () => {
    process.env["PORT"] = "4321";
    try {
      assert.equal(accepted({}).listen.port, 3000);
    } finally {
      delete process.env["PORT"];
    }
  });

  it("never prints a secret, whichever way it is printed", () => {
    const secrets = [
      "s1-token",
      "s2-previous",
      "s3-openai",
      "s4-stripe",
      "s5-hook",
      "s6-backup",
      newKeys().privateKey,
      "s8-pass",
    ];
    const [token, previous, openai, stripe, hook, backup, sign, password] = secrets;
    const reading = readConfig({
      ...production,
      TWILIO_AUTH_TOKEN: token,
      TWILIO_AUTH_TOKEN_PREVIOUS: previous,
      OPENAI_API_KEY: openai,
      JOBRUN_MODEL: "openai:gpt-5",
      STRIPE_SECRET_KEY: stripe,
      STRIPE_WEBHOOK_SECRET: hook,
      JOBRUN_BACKUP_KEY: backup,
      JOBRUN_SIGNING_KEY: sign,
      DATABASE_URL: `postgres://jobrun_app:${password}@db.example:5432/jobrun?sslpassword=${password}`,
    });
    assert.ok("config" in reading);
    const printed = `${inspect(reading, { depth: 9, showHidden: true })}${JSON.stringify(reading)}${String(reading.config.database.url)}`;
    for (const secret of secrets) assert.ok(!printed.includes(secret), secret);
    assert.ok(printed.includes("postgres://jobrun_app:[hidden]@db.example:5432/jobrun"));
    assert.ok(reading.config.carrier.kind === "twilio" && reading.config.carrier.authToken.reveal() === token);
  });

  it("never prints a refused secret either", () => {
    const pasted = "very secret";
    for (const variable of [
      "TWILIO_ACCOUNT_SID",
      "TWILIO_AUTH_TOKEN",
      "DATABASE_URL",
      "STRIPE_SECRET_KEY",
      "JOBRUN_BACKUP_KEY",
      "JOBRUN_TRUSTED_KEYS",
      "ANTHROPIC_API_KEY",
      "JOBRUN_MODEL_BASE_URL",
    ])
      assert.ok(
        !refused({ ...twilio, [variable]: pasted })
          .join("\n")
          .includes(pasted),
        variable,
      );
  });

  it("refuses one port for two listeners", () => {
    refusesOnly("SANDBOX_PORT", /same as PORT/, { PORT: "4010" });
    assert.equal(accepted({ PORT: "0", SANDBOX_PORT: "0" }).listen.port, 0);
  });

  it("refuses a log level that pino does not have", () => {
    refusesOnly("LOG_LEVEL", /"verbose" is not one of its values; write trace, debug/, { LOG_LEVEL: "verbose" });
    assert.equal(accepted({ LOG_LEVEL: "silent" }).logLevel, "silent");
  });
});
