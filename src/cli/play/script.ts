import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { ClientFacts } from "../../domain/client-facts.ts";
import { Refused } from "../../home/refused.ts";
import { readFacts } from "./read-facts.ts";

const shape = z.strictObject({
  trade: z.string().min(1),
  client: z.strictObject({
    name: z.string().min(1),
    ownerName: z.string().min(1).default("the owner"),
    facts: z.record(z.string(), z.unknown()).default({}),
  }),
  turns: z
    .array(z.strictObject({ text: z.string(), afterSeconds: z.number().min(0).max(31_536_000).default(60) }))
    .max(500),
  /** When it begins, so that "tomorrow" means the same each time. */
  now: z.string().optional(),
});

/** A scripted conversation, as the contract has it ("A reading, as JSON"). */
export type Script = {
  readonly trade: string;
  readonly business: string;
  readonly ownerName: string;
  readonly facts: ClientFacts;
  readonly turns: readonly { readonly text: string; readonly afterSeconds: number }[];
  readonly begins: Temporal.Instant;
};

export async function readScript(path: string): Promise<Script> {
  const written = await readFile(path, "utf8").catch((cause: unknown) => {
    throw wrong(`${path} cannot be read: ${cause instanceof Error ? cause.message : "no reason given"}`);
  });
  const parsed = shape.safeParse(jsonIn(written, path));
  if (!parsed.success) throw wrong(`${path} is no script: ${z.prettifyError(parsed.error)}`);
  const { trade, client, turns, now } = parsed.data;
  const facts = readFacts(client.facts);
  if (facts === null) throw wrong(`${path} has facts of the client that cannot be kept`);
  const { name: business, ownerName } = client;
  return { trade, business, ownerName, facts, turns, begins: beginning(now, path) };
}

function jsonIn(written: string, path: string): unknown {
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw wrong(`${path} is no JSON: ${cause instanceof Error ? cause.message : "no reason given"}`);
  }
}

function beginning(now: string | undefined, path: string): Temporal.Instant {
  try {
    return now === undefined ? Temporal.Now.instant() : Temporal.Instant.from(now);
  } catch {
    throw wrong(`${path} begins at "${now}", which is no moment like 2026-11-23T12:00:00Z`);
  }
}

function wrong(what: string): Refused {
  const example = '{"trade": "plumber", "client": {"name": "Reed Plumbing"}, "turns": [{"text": "leak, LS1 4AP"}]}';
  return new Refused(`${what}.`, `Write it like ${example}.`);
}
