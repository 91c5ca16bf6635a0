import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import { callView } from "../phones/call-view.ts";
import { dial, isDialCode } from "../phones/dial.ts";
import { handsetView, putHandset } from "../phones/handsets.ts";
import { placeCall } from "../phones/place-call.ts";
import { dialledNumber } from "../phones/plan.ts";
import { sendText } from "../phones/send-text.ts";
import { textView } from "../phones/text-view.ts";
import { readWish } from "./read-wish.ts";
import { callWish, handsetWish, textWish } from "./wishes.ts";

type AskedPhone = { Querystring: { phone?: string } };

/** What people do with their phones. Every POST answers at once; the network carries it on by itself. */
export function phoneRoutes(app: FastifyInstance, network: Network): void {
  app.post("/sandbox/handsets", async (request, reply) => {
    const wish = readWish(handsetWish, request.body, reply);
    if (wish === null) return reply;
    if (network.numbers.has(wish.phone)) {
      const message = `phone: ${wish.phone} is a number of the account, choose another for a handset`;
      return reply.code(400).send({ code: "bad_request", field: "phone", message });
    }
    return reply.code(201).send(handsetView(putHandset(network, wish)));
  });
  app.get("/sandbox/handsets", async () => [...network.handsets.values()].map((handset) => handsetView(handset)));

  app.post("/sandbox/calls", async (request, reply) => {
    const wish = readWish(callWish, request.body, reply);
    if (wish === null) return reply;
    if (isDialCode(wish.to)) return reply.code(201).send(dial(network, wish.from, wish.to));
    return reply.code(201).send(callView(placeCall(network, wish)));
  });
  app.get<AskedPhone>("/sandbox/calls", async ({ query }) => {
    const phone = asked(query.phone);
    return (phone === null ? network.calls.all() : network.calls.ofPhone(phone)).map((call) => callView(call));
  });

  app.post("/sandbox/texts", async (request, reply) => {
    const wish = readWish(textWish, request.body, reply);
    if (wish === null) return reply;
    return reply.code(201).send(textView(sendText(network, wish), wish.from));
  });
  app.get<AskedPhone>("/sandbox/texts", async ({ query }, reply) => {
    const phone = asked(query.phone);
    if (phone === null) {
      const message = "phone: write ?phone=%2B447700900123 (a + in an address is written %2B)";
      return reply.code(400).send({ code: "bad_request", field: "phone", message });
    }
    return network.texts.ofPhone(phone).map((text) => textView(text, phone));
  });
}

/** In an address a bare + reads as a space; a number that begins with one had a + there. */
export function asked(written: string | undefined): string | null {
  if (written === undefined || written.trim() === "") return null;
  return dialledNumber(written.startsWith(" ") ? `+${written.trim()}` : written);
}
