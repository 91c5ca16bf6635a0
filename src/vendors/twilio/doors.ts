import type { ReceivedEvent } from "../../domain/carrier-event.ts";
import type { WebhookDoor, Webhook } from "./read-webhook.ts";
import { readWebhook } from "./read-webhook.ts";
import type { SignatureSettings, SignedRequest, Verdict } from "./signature.ts";
import { makeVerifySignature } from "./signature.ts";

/** What a door needs of this vendor: is it genuine, and what does it say. */
export type TwilioDoors = {
  readonly verify: (request: SignedRequest) => Verdict;
  readonly read: (door: WebhookDoor, webhook: Webhook) => ReceivedEvent | null;
};

export function makeTwilioDoors(settings: SignatureSettings): TwilioDoors {
  return { verify: makeVerifySignature(settings), read: readWebhook };
}
