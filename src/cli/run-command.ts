import type { Config } from "../config.ts";
import { configured, Home } from "../home/home.ts";
import { Refused } from "../home/refused.ts";

/** What a command says: one value for programs (`--json`) and the same for people. */
export type Said = { readonly json: unknown; readonly human: string; readonly refused?: boolean };

export type Options = { readonly json?: boolean };

/** Runs a command in its home and prints what it says. Exit codes: 0 done, 1 refused; wrong usage never comes here. */
export async function runCommand(options: Options, work: (home: Home, config: Config) => Promise<Said>): Promise<void> {
  const announce = (line: string) => process.stderr.write(`${line}\n`);
  let home: Home | null = null;
  try {
    const config = configured(announce);
    home = new Home(config, announce);
    const said = await work(home, config);
    process.stdout.write(options.json === true ? `${JSON.stringify(said.json)}\n` : `${said.human}\n`);
    if (said.refused === true) process.exitCode = 1;
  } catch (error) {
    process.exitCode = 1;
    sayFailure(options, error);
  } finally {
    await home?.close();
  }
}

export function sayFailure(options: Options, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const next = error instanceof Refused ? error.next : null;
  if (options.json === true) process.stdout.write(`${JSON.stringify({ error: message, next })}\n`);
  else process.stderr.write(next === null ? `Failed: ${message}\n` : `${message}\n${next}\n`);
}

/** Columns as wide as their widest cell, for people. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}
