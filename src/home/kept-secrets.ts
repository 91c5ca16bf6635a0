import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

const shape = z.record(z.string(), z.string().min(1));

/**
 * Secrets of this home, made once and kept in a file that only its owner reads. Two processes that make them at once agree:
 * the second finds the first one's file. Answers with a look-up by name.
 */
export async function keptSecrets<Name extends string>(
  file: string,
  make: Readonly<Record<Name, () => string>>,
): Promise<(name: Name) => string> {
  if ((await readSecrets(file)) === null) await makeSecrets(file, make);
  const kept = await readSecrets(file);
  if (kept === null || !Object.keys(make).every((name) => name in kept)) throw damaged(file, null);
  return (name) => kept[name] ?? "";
}

/** A link is made only where there is no file yet, so the first of two wins and neither overwrites the other. */
async function makeSecrets(file: string, make: Readonly<Record<string, () => string>>): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const made = Object.fromEntries(Object.entries(make).map(([name, one]) => [name, one()]));
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readSecrets(file: string): Promise<Readonly<Record<string, string>> | null> {
  try {
    return shape.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw damaged(file, error);
  }
}

function damaged(file: string, cause: unknown): Error {
  return new Error(`${file} is damaged: move it away and start again`, { cause });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

export function randomSecret(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
