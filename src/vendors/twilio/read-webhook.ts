import type { ReceivedEvent } from "../../domain/carrier-event.ts";
import { unreachable } from "../../domain/unreachable.ts";
import { callArrived, callStatus, textArrived, textStatus } from "./events.ts";
import type { Form } from "./form.ts";
import { hasDoubledField, only } from "./form.ts";
import { hasMovedBytes } from "./moved-bytes.ts";

export type WebhookDoor = "voice" | "status" | "sms" | "message-status";

export type Webhook = {
  readonly form: Form;
  /** Path and query as received; `?o=` holds our outbox id in a callback about one of our texts. */
  readonly path: string;
  readonly raw: Uint8Array;
};

/**
 * Turns a verified webhook into an event with its key (telephony page, C1.3, C1.4, C2). Null when a field is doubled, a
 * required one is missing or misshapen, or bytes were moved between fields. Fields that we do not know are ignored.
 */
export function readWebhook(door: WebhookDoor, { form, path, raw }: Webhook): ReceivedEvent | null {
  const [account, from, to] = [only(form, "AccountSid"), only(form, "From"), only(form, "To")];
  if (hasDoubledField(form) || account === null || from === null || to === null || hasMovedBytes(form)) return null;
  const origin = { raw, door: "webhook", happenedAt: null } as const;
  switch (door) {
    case "voice": {
      const sid = only(form, "CallSid");
      return sid === null ? null : callArrived({ sid, from, to, forwardedFrom: only(form, "ForwardedFrom") }, origin);
    }
    case "status": {
      const [sid, status] = [only(form, "CallSid"), only(form, "CallStatus")];
      return sid === null || status === null ? null : callStatus({ sid, from, to, status }, origin);
    }
    case "sms": {
      const [sid, body] = [only(form, "MessageSid"), only(form, "Body")];
      return sid === null || body === null ? null : textArrived({ sid, from, to, body }, origin);
    }
    case "message-status": {
      const [sid, status] = [only(form, "MessageSid"), only(form, "MessageStatus")];
      if (sid === null || status === null) return null;
      const errorCode = only(form, "ErrorCode");
      return textStatus({ sid, from, to, status, errorCode, outboxId: outboxIdOf(path) }, origin);
    }
    default:
      return unreachable(door);
  }
}

/** Our own id, if the query holds exactly one of the shape that we write. */
function outboxIdOf(path: string): string | null {
  const query = path.indexOf("?");
  if (query === -1) return null;
  const [id, ...more] = new URLSearchParams(path.slice(query + 1)).getAll("o");
  return id !== undefined && more.length === 0 && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : null;
}
