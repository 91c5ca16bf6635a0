import type { ClaimedText, SendOutcome } from "../../domain/send-outcome.ts";
import { RateLimited } from "./rate-limited.ts";
import type { TwilioClient } from "./sdk.ts";
import { messageStatusAddress } from "./webhook-addresses.ts";

/**
 * Makes the carrier's side of one attempt: exactly one request, never repeated. It settles within `sendTimeoutMs` and does
 * not throw; what went wrong is the outcome (house.md, section 4; telephony page, C11).
 */
export function makeSendText(client: TwilioClient, publicUrl: string): (text: ClaimedText) => Promise<SendOutcome> {
  return async (text) => {
    try {
      const message = await client.messages.create({
        to: text.to,
        from: text.from,
        body: text.body,
        validityPeriod: text.validitySeconds,
        statusCallback: messageStatusAddress(publicUrl, text.outboxId),
      });
      return accepted(message.sid, message.numSegments);
    } catch (error) {
      return outcomeOf(error);
    }
  };
}

/** A 2xx that does not name the message proves nothing. */
function accepted(sid: unknown, numSegments: unknown): SendOutcome {
  if (typeof sid !== "string" || !/^(?:SM|MM)[0-9a-f]{32}$/.test(sid)) {
    return { outcome: "unknown", reason: "the carrier's answer names no message" };
  }
  const segments = Number(numSegments);
  return {
    outcome: "accepted",
    carrierId: sid,
    segments: Number.isInteger(segments) && segments > 0 ? segments : null,
  };
}

function outcomeOf(error: unknown): SendOutcome {
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
