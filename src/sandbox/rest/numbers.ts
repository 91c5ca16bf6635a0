import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import { isPhone } from "../phones/plan.ts";
import type { OwnedNumber } from "../records.ts";
import { newSid } from "../sid.ts";
import { fieldsOf, ledgerRow } from "./ledger.ts";
import { refusedPapers } from "./bundles.ts";
import { configure } from "./configure-number.ts";
import { numberResource } from "./number-resource.ts";
import { page } from "./paging.ts";
import { NOT_FOUND, refusal, refusalBody, type Refusal } from "./refusal.ts";

type One = { Params: { sid: string } };

/** The account's numbers: buy, list, read, configure, release. */
export function numberRoutes(app: FastifyInstance, network: Network): void {
  const show = (number: OwnedNumber): object => numberResource(network.accountSid, number);

  app.post("/Accounts/:account/IncomingPhoneNumbers.json", async (request, reply) => {
    const form = fieldsOf(request.body);
    const bought = buy(network, form);
    if ("code" in bought) return reply.code(bought.status).send(refusalBody(bought));
    ledgerRow(request).sid = bought.sid;
    return reply.code(201).send(show(bought));
  });

  app.get("/Accounts/:account/IncomingPhoneNumbers.json", (request, reply) => {
    const query = fieldsOf(request.query);
    const { PhoneNumber: phone = "", FriendlyName: name } = query;
    const wanted = phone.replaceAll("*", "");
    const rows = [...network.numbers.values()]
      .filter((number) => number.phone.includes(wanted) && (name ?? number.friendlyName) === number.friendlyName)
      .toReversed();
    const path = `/2010-04-01/Accounts/${network.accountSid}/IncomingPhoneNumbers.json`;
    return reply.send(page(rows, "incoming_phone_numbers", path, query, show));
  });

  const one = "/Accounts/:account/IncomingPhoneNumbers/:sid.json";
  app.get<One>(one, async (request, reply) => {
    const number = bySid(network, request.params.sid);
    return number === undefined ? reply.code(404).send(refusalBody(NOT_FOUND)) : show(number);
  });

  app.post<One>(one, async (request, reply) => {
    const number = bySid(network, request.params.sid);
    if (number === undefined) return reply.code(404).send(refusalBody(NOT_FOUND));
    ledgerRow(request).sid = number.sid;
    const refused = configure(number, fieldsOf(request.body));
    if (refused !== null) return reply.code(refused.status).send(refusalBody(refused));
    network.changed();
    return show(number);
  });

  app.delete<One>(one, async (request, reply) => {
    const number = bySid(network, request.params.sid);
    if (number === undefined) return reply.code(404).send(refusalBody(NOT_FOUND));
    ledgerRow(request).sid = number.sid;
    network.numbers.delete(number.phone);
    network.changed();
    return reply.code(204).send();
  });
}

function bySid(network: Network, sid: string): OwnedNumber | undefined {
  return [...network.numbers.values()].find((number) => number.sid === sid);
}

/** A phone that somebody holds cannot be bought; one that the network merely made up for a call can. */
function buy(network: Network, form: Record<string, string>): OwnedNumber | Refusal {
  const phone = form["PhoneNumber"] ?? "";
  if (!isPhone(phone)) return refusal(400, 21421, `PhoneNumber ${phone} is not valid`);
  if (network.numbers.has(phone) || network.handsets.get(phone)?.asked === true) {
    return refusal(400, 21422, `PhoneNumber ${phone} is not available`);
  }
  const unpapered = refusedPapers(network, form["BundleSid"]);
  if (unpapered !== null) return unpapered;
  const now = Date.now();
  const number: OwnedNumber = {
    sid: newSid("PN"),
    phone,
    friendlyName: phone,
    voiceUrl: "",
    voiceMethod: "POST",
    voiceFallbackUrl: "",
    voiceFallbackMethod: "POST",
    smsUrl: "",
    smsMethod: "POST",
    smsFallbackUrl: "",
    smsFallbackMethod: "POST",
    statusCallback: "",
    statusCallbackMethod: "POST",
    createdAt: now,
    updatedAt: now,
  };
  const refused = configure(number, form);
  if (refused !== null) return refused;
  network.handsets.delete(phone);
  network.numbers.set(phone, number);
  network.changed();
  return number;
}
