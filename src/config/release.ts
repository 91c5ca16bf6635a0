import type { Flaw } from "./problem.ts";
import type { Questions } from "./questions.ts";
import { Secret } from "./secret.ts";

/** What a deployment runs that is the operator's own. Hidden when shown: a command may hold a token. */
export type Release = {
  readonly test: Secret;
  /** Puts the release where processes start from; null where somebody does that by hand. */
  readonly switch: Secret | null;
  readonly restart: Secret | null;
};

const commandCharsMax = 2_000;

export function readRelease(questions: Questions): Release {
  return {
    test: questions.ask("JOBRUN_TEST_COMMAND", command) ?? new Secret("npm test"),
    switch: questions.ask("JOBRUN_SWITCH_COMMAND", command),
    restart: questions.ask("JOBRUN_RESTART_COMMAND", command),
  };
}

function command(text: string): Secret | Flaw {
  const fits = text.length <= commandCharsMax && !/[\0\r\n]/.test(text);
  return fits
    ? new Secret(text)
    : { wrong: "is not one line of a shell", write: "a command, such as systemctl restart jobrun" };
}
