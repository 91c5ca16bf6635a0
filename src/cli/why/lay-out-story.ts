import { houseClient } from "../../domain/ids.ts";
import { displayPhone, type Phone } from "../../domain/phone.ts";
import type { Told } from "../../flows/tell-why.ts";
import { sentenceOf } from "./sentence-of.ts";

const columnsMax = 80;
const clientColumnsMax = 24;
const gap = "  ";
const timeColumns = "00:00:00".length;

/** A person's story for a terminal: a line a thing, days as headings, nothing wider than eighty columns. */
export function layOutStory(phone: Phone, story: readonly Told[]): string {
  const clients = story.map(clientOf);
  const width = Math.max(...clients.map(({ length }) => length));
  const room = columnsMax - timeColumns - width - 2 * gap.length;
  const lines = [`${phone} (${displayPhone(phone)}), the latest last. Times are UTC.`];
  let day = "";
  for (const [place, decision] of story.entries()) {
    const [today = "", time = ""] = decision.at.toString({ smallestUnit: "second" }).replace("Z", "").split("T");
    if (today !== day) lines.push("", today);
    day = today;
    const [first = "", ...more] = wrapped(readable(sentenceOf(decision)), room);
    lines.push(`${time}${gap}${(clients[place] ?? "").padEnd(width)}${gap}${first}`);
    lines.push(...more.map((line) => " ".repeat(columnsMax - room) + line));
  }
  return lines.join("\n");
}

function clientOf({ business, clientId, covers }: Told): string {
  if (covers === "everybody") return "everybody";
  const name = clientId === houseClient ? "no client" : readable(business);
  return name.length > clientColumnsMax ? `${name.slice(0, clientColumnsMax - 1)}…` : name;
}

/** A stranger's words must not steer the terminal. */
function readable(words: string): string {
  return words
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .replaceAll(/ +/g, " ")
    .trim();
}

/** Cut at blanks; a word that is longer than a line is cut through. */
function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const blank = rest.lastIndexOf(" ", room);
    const end = blank > 0 ? blank : room;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
