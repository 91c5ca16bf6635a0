import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { publicUrlAt } from "../../src/config/listen.ts";
import { accepted, production, refusesOnly, twilio } from "./reading.ts";

describe("the address that the carrier signs", () => {
  it("is absolute http or https, and written in its plain form", () => {
    const wrong: Record<string, RegExp> = {
      "jobrun.example": /absolute/,
      "ftp://jobrun.example": /absolute/,
      "https://jobrun.example/": /slash/,
      "https://jobrun.example/in/": /slash/,
      "https://jobrun.example#ct=1500": /fragment/,
      "https://jobrun.example?a=b": /query/,
      "https://jobrun.example?": /query/,
      "https://name:word@jobrun.example": /password/,
      "https://JobRun.example": /plain form; write https:\/\/jobrun\.example/,
      "https://jobrun.example:443": /plain form/,
      "https:jobrun.example": /plain form/,
      " https://jobrun.example": /plain form/,
    };
    for (const [address, because] of Object.entries(wrong))
      refusesOnly("PUBLIC_URL", because, { ...production, PUBLIC_URL: address });
  });

  it("is https outside local, where it has no default", () => {
    refusesOnly("PUBLIC_URL", /is not https/, { ...production, PUBLIC_URL: "http://jobrun.example" });
    refusesOnly("PUBLIC_URL", /is not set/, { ...twilio, JOBRUN_ENV: "staging" });
    assert.equal(accepted(production).listen.publicUrl, "https://jobrun.example");
  });

  it("keeps a path, for an installation behind somebody's proxy", () => {
    const { listen } = accepted({ ...production, PUBLIC_URL: "https://example.org/jobrun" });
    assert.equal(publicUrlAt(listen, 3000), "https://example.org/jobrun");
  });

  it("follows the port that was really taken when nobody wrote it", () => {
    assert.equal(publicUrlAt(accepted({ PORT: "0" }).listen, 41_234), "http://127.0.0.1:41234");
    assert.equal(publicUrlAt(accepted({ HOST: "0.0.0.0" }).listen, 3000), "http://127.0.0.1:3000");
    assert.equal(publicUrlAt(accepted({ HOST: "::" }).listen, 3000), "http://[::1]:3000");
    assert.equal(publicUrlAt(accepted({ HOST: "localhost" }).listen, 80), "http://localhost");
  });
});

describe("where JobRun listens", () => {
  it("is a host and a port, each in its form", () => {
    for (const wrong of ["http://a", "a b", "a/b", "-a", "a:80:"]) refusesOnly("HOST", /host name/, { HOST: wrong });
    for (const wrong of ["-1", "65536", "3000.5", "0x10", "1e3", "3000 ", "٣"])
      refusesOnly("PORT", /whole number from 0 to 65535/, { PORT: wrong });
  });

  it("serves metrics beside the rest unless they have a port of their own", () => {
    assert.equal(accepted({}).listen.metricsPort, null);
    assert.equal(accepted({ METRICS_PORT: "9464" }).listen.metricsPort, 9464);
    refusesOnly("METRICS_PORT", /same as PORT/, { METRICS_PORT: "3000" });
  });
});
