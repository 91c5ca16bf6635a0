import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Receipt } from "../domain/carrier-event.ts";
import type { WebhookDoor } from "../vendors/twilio/read-webhook.ts";
import { reach } from "../telemetry/fault-points.ts";
import { emptyAnswer, spokenAnswer } from "../vendors/twilio/voice-answer.ts";
import type { Doors } from "./doors.ts";
import { refuseTooMuch } from "./refuse-too-much.ts";
import { refusals } from "./refusal.ts";
import { genuine, makeRoomForGenuine, requireSignature } from "./require-signature.ts";

/** Encapsulated: the signature check covers every route registered here, and none can be added without it. */
export async function twilioRoutes(app: FastifyInstance, doors: Doors): Promise<void> {
  // The body is kept as the bytes that came; no parser of content types runs before the signature is checked.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", refuseTooMuch(app, doors));
  makeRoomForGenuine(app);
  app.addHook("preHandler", requireSignature(doors));

  app.post("/voice", async (request, reply) => {
    const { role, businessName } = await remember(doors, "voice", request);
    return reply.type("text/xml; charset=utf-8").send(spokenAnswer(doors.greeting(role, businessName)));
  });

  app.post("/sms", async (request, reply) => {
    await remember(doors, "sms", request);
    return reply.type("text/xml; charset=utf-8").send(emptyAnswer);
  });

  for (const door of ["status", "message-status"] as const) {
    app.post(`/${door}`, async (request, reply) => {
      await remember(doors, door, request);
      return reply.code(204).send();
    });
  }
}

/** A webhook only remembers: it is answered once its event is committed, and what happens next is no business of the door. */
async function remember(doors: Doors, door: WebhookDoor, request: FastifyRequest): Promise<Receipt> {
  const startedAt = performance.now();
  const event = doors.twilio.read(door, genuine(request));
  if (event === null) throw refusals.badForm();
  const receipt = await doors.receive(event);
  reach("event_committed");
  doors.log({
    what: "acknowledged",
    route: door,
    first: receipt.first,
    seconds: (performance.now() - startedAt) / 1_000,
  });
  return receipt;
}
