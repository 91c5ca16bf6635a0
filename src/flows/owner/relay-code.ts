import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { codeDigits } from "../../domain/owner/command.ts";
import type { Seal } from "../../domain/owner/owner-step.ts";

/** A code that nobody has guessed, and what is kept of it. */
export function newCode(): { readonly code: string; readonly seal: Seal } {
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");
  const salt = randomBytes(16).toString("hex");
  return { code, seal: `${salt} ${hashOf(salt, code).toString("hex")}` };
}

/** Compared in a time that tells nothing of how much of it was right. */
export function opens(seal: Seal, digits: string): boolean {
  const [salt = "", kept = ""] = seal.split(" ");
  const expected = Buffer.from(kept, "hex");
  const given = hashOf(salt, digits);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function hashOf(salt: string, code: string): Buffer {
  return createHash("sha256").update(`${salt} ${code}`).digest();
}
