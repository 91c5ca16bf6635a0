import { z } from "zod";
import { sha256, signatureHolds, type Signer } from "../signing.ts";
import { bodyShape, type SignOff } from "./body.ts";

const shape = z.strictObject({
  body: bodyShape,
  hash: z.string(),
  signedBy: z.string().nullable(),
  signature: z.string().nullable(),
});
export type SignedOff = z.infer<typeof shape>;

export type Verdict =
  | { readonly is: "good"; readonly file: SignedOff }
  | { readonly is: "refused"; readonly why: string };

export function signOff(computed: SignOff, signer: Signer | null): SignedOff {
  const body = bodyShape.parse(computed);
  const hash = sha256(JSON.stringify(body));
  return { body, hash, signedBy: signer?.publicKey ?? null, signature: signer?.sign("sign-off", hash) ?? null };
}

export function signOffText(file: SignedOff): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Whether a file is a sign-off as it was written, by somebody who is trusted, of this very commit, and says READY. */
export function judgeSignOff(text: string, commit: string, trusted: readonly string[]): Verdict {
  const file = fileOf(text);
  if (file === null) return refused("It is no sign-off, or was changed.");
  const { body, hash, signedBy, signature } = file;
  if (sha256(JSON.stringify(body)) !== hash) return refused("It was changed: its hash is of something else.");
  if (signedBy === null || signature === null) return refused("It is not signed.");
  if (!signatureHolds(signedBy, "sign-off", hash, signature)) return refused("Its signature is not of it.");
  if (!trusted.includes(signedBy)) return refused(`It is signed with ${signedBy}, which nobody here trusts.`);
  if (body.commit !== commit) return refused(`It is of commit ${body.commit}, and this is ${commit}.`);
  if (!body.ready || body.missing.length > 0) return refused("It is genuine, and says NOT READY.");
  return { is: "good", file };
}

/** Written exactly as we write it, or not at all: a blank more is a change, too. */
function fileOf(text: string): SignedOff | null {
  try {
    const file = shape.parse(JSON.parse(text));
    return signOffText(file) === text ? file : null;
  } catch {
    return null;
  }
}

function refused(why: string): Verdict {
  return { is: "refused", why };
}
