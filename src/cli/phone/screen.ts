import { clearLine, cursorTo } from "node:readline";
import type { ShownCall, ShownText } from "./network-client.ts";
import { callWords } from "./call-words.ts";

/** What the person at the handset sees: words, or one JSON object a line. */
export type Screen = {
  note(words: string): void;
  problem(words: string): void;
  earlier(text: ShownText): void;
  arrived(text: ShownText): void;
  sent(text: ShownText): void;
  status(text: ShownText): void;
  call(call: ShownCall): void;
  /** When something last happened on it, on the monotonic clock in milliseconds. */
  lastShownAt(): number;
};

/** `prompt` writes the prompt again, with what was typed so far, below each new line of a terminal. */
export function screen(output: NodeJS.WritableStream, json: boolean, prompt: () => void): Screen {
  const isTerminal = "isTTY" in output && output.isTTY === true;
  const lastWords = new Map<string, string>();
  let shownAt = performance.now();

  function write(line: string): void {
    shownAt = performance.now();
    if (isTerminal) {
      cursorTo(output, 0);
      clearLine(output, 0);
    }
    output.write(`${line}\n`);
    if (isTerminal) prompt();
  }
  function show(event: string, about: object, words: string | null): void {
    if (json) write(JSON.stringify({ event, ...about }));
    else if (words !== null) write(words);
  }

  /** The network tells every step of a call; two steps in the same words are one to a person. */
  function newWords(call: ShownCall): string | null {
    const words = callWords(call);
    if (words === null || lastWords.get(call.sid) === words) return null;
    lastWords.set(call.sid, words);
    return words;
  }

  return {
    note: (message) => show("note", { message }, message),
    problem: (message) => show("problem", { message }, `! ${message}`),
    earlier: (text) => show("earlier", text, `  ${clock(text.at)} ${text.from}: ${printable(text.body)}`),
    arrived: (text) => show("text", text, `${clock(text.at)} ${text.from}: ${printable(text.body)}`),
    sent: (text) => show("sent", text, `${clock(text.at)} to ${text.to}: sent`),
    status: (text) => show("status", text, failure(text)),
    call: (call) => show("call", call, newWords(call)),
    lastShownAt: () => shownAt,
  };
}

function failure(text: ShownText): string | null {
  if (text.status !== "undelivered" && text.status !== "failed") return null;
  return `! Your text to ${text.to} was not delivered.`;
}

function clock(at: string): string {
  return new Date(at).toTimeString().slice(0, 5);
}

/** A text cannot move the cursor or paint the terminal: control characters are dropped. */
function printable(body: string): string {
  return body.replaceAll(/[^\P{Cc}\n\t]/gu, "").replaceAll("\n", "\n      ");
}
