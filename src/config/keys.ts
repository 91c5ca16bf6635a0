import { secret } from "./field.ts";
import type { Flaw } from "./problem.ts";
import type { Questions } from "./questions.ts";
import type { Secret } from "./secret.ts";
import { isPublicKey, signingKey } from "./signing-keys.ts";

/** What evidence is signed with and trusted by, and what backups are encrypted with. */
export type Keys = {
  readonly signing: Secret | null;
  readonly trusted: readonly string[];
  readonly backup: Secret | null;
};

const trustedKeysMax = 50;

export function readKeys(questions: Questions): Keys {
  return {
    signing: questions.ask("JOBRUN_SIGNING_KEY", signingKey),
    trusted: questions.ask("JOBRUN_TRUSTED_KEYS", publicKeys) ?? [],
    backup: questions.ask("JOBRUN_BACKUP_KEY", secret("the backup key")),
  };
}

/** Not shown when refused: a private key may have been pasted into the list. */
function publicKeys(text: string): readonly string[] | Flaw {
  const keys = text.split(",").map((key) => key.trim());
  if (keys.length <= trustedKeysMax && keys.every(isPublicKey)) return keys;
  return {
    wrong: `is not a list of 1 to ${trustedKeysMax} Ed25519 public keys`,
    write: "what jobrun deploy key prints where evidence is signed, with commas between them",
  };
}
