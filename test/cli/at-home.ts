import assert from "node:assert/strict";
import { z } from "zod";
import { emptyHome, type Environment, runJobrun, startJobrun, type Running } from "../process/jobrun.ts";

const failure = z.object({ error: z.string(), next: z.string().nullable() });

/** A started JobRun, and its commands run beside it as a person would. */
export type AtHome = {
  readonly running: Running;
  readonly sandboxUrl: string;
  /** Runs a command with `--json` and checks that it says one line of JSON, in this shape, with this exit code. */
  says<Shape extends z.ZodType>(code: number, shape: Shape, ...words: string[]): Promise<z.infer<Shape>>;
  /** A refusal with a kind message: what is wrong, and what to do next. */
  refuses(wrong: RegExp, ...words: string[]): Promise<void>;
  /** Wrong usage: exit code 2, something on stderr, nothing on stdout. */
  isMisused(complaint: RegExp, ...words: string[]): Promise<void>;
  human(...words: string[]): Promise<{ code: number | null; out: string; err: string }>;
  phone(phone: string, typed: string): Promise<{ code: number | null; out: string; err: string }>;
  /** Ends the started JobRun as Ctrl-C does; its home stays. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

export async function atHome(more: Environment = {}): Promise<AtHome> {
  const { environment: empty, remove } = await emptyHome();
  const environment = { ...empty, ...more };
  const running = startJobrun(["start"], environment);
  const { sandbox } = await running.ready;
  let stopped = false;
  const stop = async () => {
    if (!stopped) running.signal("SIGTERM");
    stopped = true;
    await running.ended;
  };
  const run = (words: readonly string[], typed = "") => runJobrun(words, environment, typed);
  return {
    running,
    sandboxUrl: sandbox ?? "",
    says: async (code, shape, ...words) => {
      const answer = await run([...words, "--json"]);
      assert.equal(answer.code, code, `${words.join(" ")}: ${answer.out}${answer.err}`);
      assert.equal(answer.out.trimEnd().split("\n").length, 1, "one line of JSON and nothing else");
      return shape.parse(JSON.parse(answer.out));
    },
    refuses: async (wrong, ...words) => {
      const answer = await run([...words, "--json"]);
      assert.equal(answer.code, 1, `${words.join(" ")}: ${answer.out}${answer.err}`);
      const { error, next } = failure.parse(JSON.parse(answer.out));
      assert.match(error, wrong);
      assert.ok(next !== null && next !== "", "says what to do next");
      assert.doesNotMatch(answer.out + answer.err, /\bat .*\.ts:\d+/, "no stack");
    },
    isMisused: async (complaint, ...words) => {
      const { code, out, err } = await run(words);
      assert.deepEqual([code, out], [2, ""], `${words.join(" ")}: ${out}${err}`);
      assert.match(err, complaint);
    },
    human: (...words) => run(words),
    phone: (phone, typed) => run(["phone", phone, "--json"], typed),
    stop,
    close: async () => {
      await stop();
      await remove();
    },
  };
}
