import type { SendOutcome } from "../../domain/send-outcome.ts";
import { RateLimited } from "./rate-limited.ts";

/** A request that the carrier did not do, or of which nobody knows whether it did (telephony page, C11). */
export type Failure = Exclude<SendOutcome, { readonly outcome: "accepted" }>;

/** What became of a request that failed. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimited) {
    return { outcome: "refused", code: "20429", reason: error.message, retryAfterSeconds: error.retryAfterSeconds };
  }
  const status = field(error, "status");
  if (typeof status === "number" && status >= 400 && status < 500) {
    const code = field(error, "code");
    const reason = words(field(error, "message") ?? "refused");
    return {
      outcome: "refused",
      code: typeof code === "number" ? String(code) : `http_${status}`,
      reason,
      retryAfterSeconds: null,
    };
  }
  const code = words(field(error, "code") ?? status ?? "no answer");
  if (neverLeft(error, code))
    return { outcome: "refused", code, reason: "no byte of it left", retryAfterSeconds: null };
  return { outcome: "unknown", reason: code };
}

const reasonMax = 200;

/** The carrier's words are kept short, and never carry an object's insides into a row. */
function words(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, reasonMax) : "unreadable";
}

/** Failures that come before the first byte of a request: name look-up, connect, and the TLS handshake. */
function neverLeft(error: unknown, code: string): boolean {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED") return true;
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH") return syscallOf(error) === "connect";
  return handshakeCodes.test(code) || (code === "EPROTO" && handshakeWords.test(words(field(error, "message"))));
}

const handshakeCodes =
  /^(?:CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** OpenSSL's words for a peer that speaks no TLS, or none that we speak. */
const handshakeWords =
  /wrong version number|packet length too long|unsupported protocol|alert protocol version|handshake failure/;

function syscallOf(error: unknown): unknown {
  return field(error, "syscall") ?? field(field(error, "cause"), "syscall");
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
