import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Form } from "../vendors/twilio/form.ts";
import { readForm } from "../vendors/twilio/form.ts";
import type { Doors } from "./doors.ts";
import { refusals } from "./refusal.ts";

/** A webhook whose signature was checked. Only the guard below makes one. */
export type Genuine = { readonly form: Form; readonly path: string; readonly raw: Buffer };

const slot = "genuine";

/** Gives every request of a scope the place in which the guard leaves what it has proven. */
export function makeRoomForGenuine(scope: FastifyInstance): void {
  scope.decorateRequest(slot, null);
}

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
    request.setDecorator<Genuine>(slot, { form, path, raw });
    done();
  };
}

const formType = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const noFields: Form = new Map();

/** The proven webhook of a request in the signed scope; outside of it this throws. */
export function genuine(request: FastifyRequest): Genuine {
  const webhook = request.getDecorator<Genuine | null>(slot);
  if (webhook === null) throw new Error("no signature was checked for this request");
  return webhook;
}
