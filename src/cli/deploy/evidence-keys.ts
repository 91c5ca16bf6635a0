import type { Config } from "../../config.ts";
import { type Signer, signerOf } from "../../release/signing.ts";

/** What evidence is signed with here, and by whom it counts: those who are trusted, and this installation's own key. */
export function evidenceKeys({ keys: { signing, trusted } }: Pick<Config, "keys">): {
  readonly signer: Signer | null;
  readonly trusted: readonly string[];
} {
  const signer = signing === null ? null : signerOf(signing.reveal());
  return { signer, trusted: [...trusted, ...(signer === null ? [] : [signer.publicKey])] };
}
