import assert from "node:assert/strict";
import { type Config, readConfig } from "../../src/config.ts";
import { type Environment, problemLine } from "../../src/config/problem.ts";

/** The configuration, where none of the variables may be refused. */
export function accepted(environment: Environment): Config {
  const reading = readConfig(environment);
  if ("config" in reading) return reading.config;
  return assert.fail(reading.problems.map(problemLine).join("\n"));
}

/** The problems as lines, where there must be some. */
export function refused(environment: Environment): string[] {
  const reading = readConfig(environment);
  if ("problems" in reading) return reading.problems.map(problemLine);
  return assert.fail("was accepted");
}

/** Asserts that exactly one variable is refused, and that the sentence says so. */
export function refusesOnly(variable: string, because: RegExp, environment: Environment): void {
  const lines = refused(environment);
  const [line = ""] = lines;
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.ok(line.startsWith(`${variable}: `), line);
  assert.match(line, because);
  assert.match(line, /; write \S/);
}

export const sid = `AC${"0123456789abcdef".repeat(2)}`;
export const twilio = { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: "token" };
export const production = { ...twilio, JOBRUN_ENV: "production", PUBLIC_URL: "https://jobrun.example" };
