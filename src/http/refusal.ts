/** An expected no, in the form that every error of the API has. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly retryAfterSeconds: number | null;

  constructor(statusCode: number, code: string, message: string, options: { retryAfterSeconds?: number } = {}) {
    super(message);
    this.name = "Refusal";
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

export const refusals = {
  badSignature: () => new Refusal(403, "bad_signature", "The request is not signed by the carrier for this address."),
  foreignAccount: () => new Refusal(403, "foreign_account", "The request is signed for another account."),
  badForm: () => new Refusal(400, "bad_form", "A field is missing, doubled or misshapen, or this is not a form."),
  tooLarge: () => new Refusal(413, "too_large", "The request is larger than a webhook can be."),
  notConfigured: () => new Refusal(503, "not_configured", "Billing is not configured here."),
  notSignedIn: () => new Refusal(401, "not_signed_in", "This address needs a session."),
  notFound: () => new Refusal(404, "not_found", "There is nothing at this address."),
  storeAway: () => new Refusal(503, "database_away", "The database is out of reach.", { retryAfterSeconds: 1 }),
};

/** Always the same one: where it is said ten thousand times a second, a stack for each would cost more than the saying. */
export const overloaded = new Refusal(503, "overloaded", "Too much is waiting to be stored.", { retryAfterSeconds: 1 });
