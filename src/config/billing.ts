import { secret } from "./field.ts";
import type { Questions } from "./questions.ts";
import type { Secret } from "./secret.ts";
import { isPrivateWay, webAddress } from "./web-address.ts";

/** The Stripe account. */
export type Billing = {
  readonly secretKey: Secret;
  readonly webhookSecret: Secret;
  /** Null is Stripe's own. */
  readonly apiBaseUrl: string | null;
};

const keyForm = "the secret key from Stripe";
const webhookForm = "the webhook's signing secret from Stripe";

/** Null when nothing is billed. Half a Stripe configuration is a mistake. */
export function readBilling(questions: Questions): Billing | null {
  const secretKey = questions.ask("STRIPE_SECRET_KEY", secret(keyForm));
  const webhookSecret = questions.ask("STRIPE_WEBHOOK_SECRET", secret(webhookForm));
  const apiBaseUrl = questions.ask("STRIPE_API_BASE_URL", webAddress);
  if (apiBaseUrl !== null && !isPrivateWay(apiBaseUrl))
    questions.refuse("STRIPE_API_BASE_URL", "would send the key over plain http", "an https address");
  const keySet = questions.isSet("STRIPE_SECRET_KEY");
  const webhookSet = questions.isSet("STRIPE_WEBHOOK_SECRET");
  if (keySet && !webhookSet)
    questions.refuse("STRIPE_WEBHOOK_SECRET", "is not set, but STRIPE_SECRET_KEY is", webhookForm);
  if (webhookSet && !keySet) questions.refuse("STRIPE_SECRET_KEY", "is not set, but STRIPE_WEBHOOK_SECRET is", keyForm);
  if (questions.isSet("STRIPE_API_BASE_URL") && !keySet && !webhookSet)
    questions.refuse("STRIPE_API_BASE_URL", "is set, but STRIPE_SECRET_KEY is not", "the key too, or remove it");
  return secretKey === null || webhookSecret === null ? null : { secretKey, webhookSecret, apiBaseUrl };
}
