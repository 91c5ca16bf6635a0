import { styleText } from "node:util";

const columns = 76;
const bubbleColumns = 52;

/** Prints a story as a chat: what people do in the middle, what they write on the left, what JobRun writes on the right. */
export function chatOn(output: NodeJS.WritableStream) {
  const colour = (style: "bold" | "dim" | "cyan" | "green" | "yellow", text: string) =>
    styleText(style, text, { stream: output });
  const say = (line: string) => output.write(`${line}\n`);
  return {
    title: (text: string) => say(`\n${colour("bold", text)}`),
    scene: (text: string) => say(colour("dim", `  ${text}`)),
    wrote(who: string, body: string): void {
      say(colour("yellow", `  ${who}`));
      for (const line of wrapped(body)) say(`  | ${line}`);
    },
    received(who: string, body: string): void {
      say(colour("cyan", `JobRun to ${who}  `.padStart(columns)));
      for (const line of wrapped(body)) say(`${line} |`.padStart(columns));
    },
    table(rows: readonly (readonly [string, string])[]): void {
      const width = Math.max(...rows.map(([name]) => name.length));
      say(`\n${colour("bold", "What happened")}`);
      for (const [name, value] of rows) say(`  ${name.padEnd(width)}  ${colour("green", value)}`);
    },
  };
}

export type Chat = ReturnType<typeof chatOn>;

/** Breaks at spaces, so that a bubble is no wider than a phone's. */
function wrapped(body: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of body.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > bubbleColumns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
