import { countSegments } from "../../gsm7.ts";
import { customerLines } from "./customer-lines.ts";
import { divertLines } from "./divert-lines.ts";
import { ownerAnswerLines } from "./owner-answer-lines.ts";
import { ownerLines } from "./owner-lines.ts";
import { setupLines } from "./setup-lines.ts";
import { longest, ordinary, type Sample, type WordingLine } from "./sample.ts";

/** Who hears it, what it is called, how it reads with ordinary names, and what it costs with the longest. */
export type PrintedLine = {
  readonly to: keyof typeof headings;
  readonly key: string;
  readonly text: string;
  readonly segmentsMax: number;
};

/** Every sentence that can be sent to a customer, or to an owner, asked or not. */
export function wordingLines(): readonly PrintedLine[] {
  return [
    ...printed("customer", customerLines),
    ...printed("owner", ownerLines),
    ...printed("owner", divertLines),
    ...printed("owner", ownerAnswerLines),
    ...printed("setup", setupLines),
  ];
}

function printed(to: PrintedLine["to"], lines: (sample: Sample) => readonly WordingLine[]): readonly PrintedLine[] {
  const atMost = new Map(lines(longest).map(({ key, text }) => [key, countSegments(text).segments]));
  return lines(ordinary).map(({ key, text }) => ({
    to,
    key,
    text,
    segmentsMax: Math.max(countSegments(text).segments, atMost.get(key) ?? 0),
  }));
}

const headings = {
  customer: "To a customer",
  owner: "To an owner",
  setup: "To an owner who sets the business up",
} as const;

/** The page that the project keeps, as Markdown. */
export function printWording(): string {
  const lines = wordingLines();
  const sections = (["customer", "owner", "setup"] as const).map((to) => {
    const rows = lines
      .filter((line) => line.to === to)
      .map(({ key, text, segmentsMax }) => `| \`${key}\` | ${segmentsMax} | ${text.replaceAll("\n", "<br>")} |`);
    return [`## ${headings[to]}`, "", "| key | segments at most | text |", "|---|---|---|", ...rows].join("\n");
  });
  return `${["# What JobRun says", introduction, ...sections].join("\n\n")}\n`;
}

const introduction = `Every sentence that can be sent, with ordinary names in it, and how many segments it takes with the longest. Where a text is the
first of ours in a day, "It's Reed Plumbing (automated)." stands before it and "Reply STOP to opt out" after it.
Printed by \`jobrun wording\`; a test keeps this page equal.`;
