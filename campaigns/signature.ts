import twilio from "twilio/lib/webhooks/webhooks.js";
import { readForm } from "../src/vendors/twilio/form.ts";
import type { Form } from "../src/vendors/twilio/form.ts";
import { readWebhook } from "../src/vendors/twilio/read-webhook.ts";
import { makeVerifySignature } from "../src/vendors/twilio/signature.ts";
import type { CampaignOptions, CampaignResult } from "./result.ts";
import type { Chance } from "./hostile/chance.ts";
import { makeChance } from "./hostile/chance.ts";
import type { GenuineWebhook, Pairs } from "./hostile/genuine-webhooks.ts";
import { encodePairs, genuineWebhook } from "./hostile/genuine-webhooks.ts";
import { moveBytes } from "./hostile/moved-bytes.ts";
import type { Ground } from "./hostile/signature-mutations.ts";
import { mutate, untouched } from "./hostile/signature-mutations.ts";

const requestsFull = 100_000;
const shortMs = 5_000;
const failuresMax = 20;

const accountSid = `AC${"5".repeat(32)}`;
const ground: Ground = { publicUrl: "https://jobrun.example", tokens: ["token-of-today", "token-of-yesterday"] };
const verify = makeVerifySignature({ publicUrl: ground.publicUrl, accountSid, authTokens: [...ground.tokens] });
const fragment = "#ct=1500&rt=3500&rc=5&rp=all";
const required = new Set(["AccountSid", "Body", "CallSid", "From", "MessageSid", "MessageStatus", "To"]);

type Tally = { readonly counts: Record<string, number>; readonly failures: string[] };

/** Mutated requests against the official validator: ours may never take what that one refuses, and never throws. */
export async function run({ seed, size }: CampaignOptions): Promise<CampaignResult> {
  const chance = makeChance(seed);
  const tally: Tally = { counts: { requests: 0, untouched: 0, accepted: 0, refused: 0, moved: 0 }, failures: [] };
  const end = performance.now() + shortMs;
  for (let sent = 0; sent < requestsFull && (size === "full" || performance.now() < end); sent += 1) {
    if (tally.failures.length >= failuresMax) break;
    count(tally, "requests");
    const webhook = genuineWebhook(chance, accountSid);
    if (chance.onceIn(5)) tryMoved(webhook, chance, tally);
    else tryMutated(webhook, chance, tally);
  }
  for (const name of ["untouched", "accepted", "refused", "moved"]) {
    if (tally.counts[name] === 0) tally.failures.push(`nothing was ${name}: the campaign shows nothing`);
  }
  return { name: "signature", seed, ...tally };
}

function tryMutated(webhook: GenuineWebhook, chance: Chance, tally: Tally): void {
  const attempt = untouched(webhook, ground, chance);
  const isUntouched = chance.onceIn(10);
  if (!isUntouched) mutate(attempt, chance);
  try {
    const form = readForm(Buffer.from(attempt.body));
    if (form === null) return count(tally, "refused");
    const signature = attempt.header(sign(attempt.secret, attempt.signedAddress, attempt.signedPairs));
    const verdict = verify({ path: attempt.path, form, signature });
    const taken = verdict === "genuine" || verdict === "stale";
    count(tally, taken ? "accepted" : "refused");
    if (taken && !officialTakes(signature, attempt.path, form))
      tally.failures.push(`more permissive: ${attempt.mutation}`);
    const read = taken ? readWebhook(webhook.door, { form, path: attempt.path, raw: Buffer.from(attempt.body) }) : null;
    if (isUntouched && read === null) tally.failures.push(`a genuine webhook was refused: ${webhook.door} ${verdict}`);
    if (isUntouched) count(tally, "untouched");
  } catch (error) {
    tally.failures.push(`an exception: ${attempt.mutation}: ${String(error)}`);
  }
}

function tryMoved(webhook: GenuineWebhook, chance: Chance, tally: Tally): void {
  const split = moveBytes(webhook.pairs, required, chance);
  if (split === null) return;
  const body = encodePairs(split.moved);
  const form = readForm(Buffer.from(body));
  const signature = sign(ground.tokens[0], ground.publicUrl + webhook.path, split.original);
  // Some splits change the order of the names and with it the signature; they show nothing.
  if (form === null || !officialTakes(signature, webhook.path, form)) return;
  count(tally, "moved");
  const verdict = verify({ path: webhook.path, form, signature });
  const read = readWebhook(webhook.door, { form, path: webhook.path, raw: Buffer.from(body) });
  if (verdict !== "forged" && verdict !== "foreign" && read !== null) {
    tally.failures.push(
      `moved bytes were taken at ${webhook.door}: ${JSON.stringify(split.moved.map(([name]) => name))}`,
    );
  }
}

function sign(secret: string, address: string, pairs: Pairs): string {
  return twilio.getExpectedTwilioSignature(secret, address, asFields(pairs));
}

/** The official word on the address as configured, with and without our fragment, by either token. */
function officialTakes(signature: string, path: string, form: Form): boolean {
  const fields = asFields(
    [...form].flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
  );
  return ground.tokens.some((token) =>
    [path, path + fragment].some((at) => {
      try {
        return twilio.validateRequest(token, signature, ground.publicUrl + at, fields);
      } catch {
        return false;
      }
    }),
  );
}

function asFields(pairs: Pairs): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of pairs) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

function count({ counts }: Tally, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
