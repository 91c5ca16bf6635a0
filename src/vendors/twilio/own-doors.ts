import type { DoorsAnswer } from "../../domain/account-look.ts";
import { failureOf } from "./failure.ts";
import { signatureFor } from "./signature.ts";
import { numberAddresses } from "./webhook-addresses.ts";

export type OwnDoors = { readonly publicUrl: string; readonly accountSid: string; readonly authToken: string };

/** As long as the carrier waits, all its tries together. */
const answerWithinMs = 15_000;
const answerBytesMax = 4_096;

/**
 * Asks our public address as the carrier does, signed, with a form that tells of no call: who has the same address and token
 * refuses the form, and nobody else does. Nothing is remembered of it there. Never throws.
 */
export async function askOwnDoors({ publicUrl, accountSid, authToken }: OwnDoors): Promise<DoorsAnswer> {
  const address = new URL(numberAddresses(publicUrl).voice);
  address.hash = "";
  const form = { AccountSid: accountSid };
  const answer = await fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { "x-twilio-signature": signatureFor(address.href, authToken, form) },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(answerWithinMs),
  }).catch((error: unknown) => failedBy(error));
  if (!(answer instanceof Response)) return answer;
  const code = codeIn(await firstBytes(answer).catch(() => ""));
  if (code === "bad_form") return { is: "ours" };
  if (code === "bad_signature" || code === "foreign_account") return { is: "not_our_settings" };
  return answer.status >= 300 && answer.status < 400
    ? { is: "redirect" }
    : { is: "somebody_else", status: answer.status };
}

const certificate = /CERT|UNABLE_TO_|HOSTNAME|INVALID_CA|INVALID_PURPOSE/;

function failedBy(error: unknown): DoorsAnswer {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const failure = failureOf(cause);
  const why = failure.outcome === "refused" ? failure.code : failure.reason;
  return { is: certificate.test(why) ? "bad_certificate" : "no_answer", why };
}

/** Somebody else may answer with anything, and without end. */
async function firstBytes(answer: Response): Promise<string> {
  const body: AsyncIterable<Uint8Array> | null = answer.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > answerBytesMax) break;
  }
  return Buffer.concat(chunks).toString();
}

function codeIn(text: string): unknown {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null && "code" in said ? said.code : null;
  } catch {
    return null;
  }
}
