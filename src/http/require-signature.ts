import type { FastifyReply, FastifyRequest } from "fastify";
import type { Form } from "../vendors/twilio/form.ts";
import { readForm } from "../vendors/twilio/form.ts";
import type { Doors } from "./doors.ts";
import { refusals } from "./refusal.ts";

/** A webhook whose signature was checked. Only the guard below makes one. */
export type Genuine = { readonly form: Form; readonly path: string; readonly raw: Buffer };

const proven = new WeakMap<FastifyRequest, Genuine>();

/** The guard of the signed scope: after the size and before the fields (contract.md, HTTP). */
export function requireSignature({ twilio, log }: Doors) {
  return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const path = request.url;
    const form = readForm(raw);
    if (form === null) return done(refusals.tooLarge());
    const header = request.headers["x-twilio-signature"];
    const signature = typeof header === "string" ? header : null;
    const isForm = formType.test(request.headers["content-type"] ?? "");
    let verdict = twilio.verify({ path, form, signature });
    // What is not a form is signed over its address alone; it is genuine, and still not what we read.
    if (verdict === "forged" && !isForm) verdict = twilio.verify({ path, form: noFields, signature });
    if (verdict === "forged") return done(refusals.badSignature());
    if (verdict === "foreign") return done(refusals.foreignAccount());
    if (!isForm) return done(refusals.badForm());
    if (verdict === "stale") {
      log({ what: "signed_with_previous_token", route: request.routeOptions.url ?? "unknown", requestId: request.id });
    }
    proven.set(request, { form, path, raw });
    done();
  };
}

const formType = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const noFields: Form = new Map();

/** The proven webhook of a request in the signed scope; outside of it this throws. */
export function genuine(request: FastifyRequest): Genuine {
  const webhook = proven.get(request);
  if (webhook === undefined) throw new Error("no signature was checked for this request");
  return webhook;
}
