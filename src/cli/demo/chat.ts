import { styleText } from "node:util";
import type { Fact } from "./fact.ts";

const columns = 76;
const sceneColumns = 74;
const bubbleColumns = 52;

/** Prints a story as a chat: what people do in the middle, what they write on the left, what JobRun writes on the right. */
export function chatOn(output: NodeJS.WritableStream) {
  const colour = (style: "bold" | "dim" | "cyan" | "green" | "yellow", text: string) =>
    styleText(style, text, { stream: output });
  const say = (line: string) => output.write(`${line}\n`);
  return {
    title: (text: string) => say(`\n${colour("bold", text)}`),
    scene(text: string): void {
      for (const line of wrapped(text, sceneColumns)) say(colour("dim", `  ${line}`));
    },
    wrote(who: string, body: string): void {
      say(colour("yellow", `  ${who}`));
      for (const line of wrapped(body, bubbleColumns)) say(`  | ${line}`);
    },
    received(who: string, body: string): void {
      say(colour("cyan", `JobRun to ${who}`.padStart(columns)));
      const lines = body.split("\n").flatMap((line) => wrapped(line, bubbleColumns));
      for (const line of lines) say(`${line} |`.padStart(columns));
    },
    /** What a command printed, as it printed it. */
    printed: (text: string) => say(text.trimEnd()),
    table(facts: readonly Fact[]): void {
      const width = Math.max(...facts.map(({ words }) => words.length));
      say(`\n${colour("bold", "What happened")}`);
      for (const { words, seen, unit } of facts) {
        const value = unit === undefined ? `${seen}` : `${seen} ${unit}`;
        say(`  ${words.padEnd(width)}  ${colour("green", value)}`);
      }
    },
  };
}

export type Chat = ReturnType<typeof chatOn>;

/** Breaks at spaces, so that a bubble is no wider than a phone's. */
function wrapped(body: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of body.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
