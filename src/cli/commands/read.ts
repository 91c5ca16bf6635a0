import { open } from "node:fs/promises";
import { Option, type Command } from "commander";
import type { LanguageModel } from "../../domain/language-model.ts";
import type { Reading } from "../../domain/reading.ts";
import { configured } from "../../home/home.ts";
import { openModel } from "../../home/language-model.ts";
import { Refused } from "../../home/refused.ts";
import { askedValues, contextOf, parseQuestion, type Question } from "../read/parse-question.ts";
import { readQuestion, readQuestions } from "../read/read-questions.ts";
import { sayFailure, type Options } from "../run-command.ts";

type ReadOptions = Options & {
  readonly file?: string;
  readonly asked?: string;
  readonly trade?: string;
  readonly now?: string;
  readonly timeZone?: string;
};

/** The same reading that a customer's text gets, by the rules and the configured model, without a database or a budget. */
export function addReadCommand(program: Command): void {
  program
    .command("read [text]")
    .description("how a text is understood; or every text of a file, a JSON line each, in order")
    .option("--file <path>", 'lines like {"id": "1", "text": "…", "asked": "job", "trade": "plumber"}')
    .addOption(new Option("--asked <what>", "what was asked last").choices(askedValues))
    .option("--trade <trade>", "the client's trade")
    .option("--now <instant>", "when it is read, like 2026-11-23T12:00:00Z")
    .option("--time-zone <name>", "where the client is")
    .option("--json")
    .action(async (text: string | undefined, options: ReadOptions) => {
      try {
        const model = openModel(configured((line) => process.stderr.write(`${line}\n`)));
        await (options.file === undefined ? readOne(model, text, options) : readFile(model, options.file));
      } catch (error) {
        process.exitCode = 1;
        sayFailure(options, error);
      }
    });
}

async function readOne(model: LanguageModel | null, text: string | undefined, options: ReadOptions): Promise<void> {
  if (text === undefined) throw new Refused("There is no text to read.", 'Write jobrun read "TEXT", or --file FILE.');
  const { asked = null, trade = null, now = null, timeZone = null } = options;
  const context = contextOf({ asked, trade, now, timeZone }, "The command", Temporal.Now.instant());
  const reading = await readQuestion(model, { id: "", text, context });
  process.stdout.write(`${options.json === true ? JSON.stringify(reading) : inWords(reading)}\n`);
}

async function readFile(model: LanguageModel | null, path: string): Promise<void> {
  for await (const answer of readQuestions(model, questionsIn(path))) {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

async function* questionsIn(path: string): AsyncGenerator<Question> {
  const file = await open(path).catch((cause: unknown) => {
    throw new Refused(
      `${path} cannot be read: ${cause instanceof Error ? cause.message : "no reason given"}.`,
      "Give a file of JSON lines.",
    );
  });
  let place = 0;
  for await (const line of file.readLines()) {
    place += 1;
    if (line.trim() !== "") yield parseQuestion(line, place, Temporal.Now.instant());
  }
}

function inWords(reading: Reading): string {
  const rows = Object.entries(reading).map(([name, value]) => [name, said(value)] as const);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}

function said(value: Reading[keyof Reading]): string {
  if (value === null) return "-";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  const bounds = value.from === null && value.to === null ? "" : ` (${value.from ?? "…"} to ${value.to ?? "…"})`;
  return `${value.text}${bounds}`;
}
