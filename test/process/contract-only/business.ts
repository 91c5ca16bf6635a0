import assert from "node:assert/strict";
import { z } from "zod";
import { until } from "../../support/until.ts";
import type { Jobrun } from "./jobrun.ts";
import type { Phones } from "./phones.ts";

export type Business = { readonly id: string; readonly name: string; readonly owner: string; readonly number: string };

const liveWithinMs = 20_000;
export const missingShape = z.object({ missing: z.array(z.string()) });

/** A client with a number, not yet live. */
export async function addBusiness(jobrun: Jobrun, wish: Omit<Business, "id">): Promise<Business> {
  const { name, owner, number } = wish;
  const [added] = await Promise.all([
    jobrun.command("client", "add", "--name", name, "--owner-phone", owner, ...person),
    jobrun.command("number", "add", number, "--role", "OPERATIONAL"),
  ]);
  const { id } = z.object({ id: z.string() }).parse(added.said);
  return { ...wish, id };
}

export const person = ["--owner-name", "Dave", "--trade", "plumber", "--agreed-by", "Dave"];

export async function assign(jobrun: Jobrun, { number, id }: Business): Promise<void> {
  assert.equal((await jobrun.command("number", "assign", number, "--client", id)).code, 0);
}

/** The forwarded test call, and what it proves. */
export async function goLive(jobrun: Jobrun, phones: Phones, { id, owner, number, name }: Business): Promise<void> {
  await phones.own(owner, number);
  await phones.ring("+447700900150", owner);
  await until(`${name} is live`, async () => (await jobrun.command("client", "complete", id)).code === 0, liveWithinMs);
}
