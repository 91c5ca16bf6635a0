import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import type { Text } from "../records.ts";
import { timeFilter } from "./dates.ts";
import { fieldsOf, ledgerRow } from "./ledger.ts";
import { lagging } from "./list-lag.ts";
import { messageResource } from "./message-resource.ts";
import { page } from "./paging.ts";
import { NOT_FOUND, refusal, refusalBody } from "./refusal.ts";
import { sendMessage } from "./send-message.ts";

type One = { Params: { sid: string } };

/** Messages: create, read, list, redact (an empty Body) and delete. */
export function messageRoutes(app: FastifyInstance, network: Network): void {
  const path = "/Accounts/:account/Messages.json";
  app.post(path, async (request, reply) => sendMessage(network, request, reply));

  app.get(path, (request, reply) => {
    const query = fieldsOf(request.query);
    const show = (text: Text): object => messageResource(network.accountSid, text);
    return reply.send(
      page(listed(network, query), "messages", `/2010-04-01/Accounts/${network.accountSid}/Messages.json`, query, show),
    );
  });

  app.get<One>("/Accounts/:account/Messages/:sid.json", async (request, reply) => {
    const text = known(network, request.params.sid);
    if (text === undefined) return reply.code(404).send(refusalBody(NOT_FOUND));
    ledgerRow(request).sid = text.sid;
    return messageResource(network.accountSid, text);
  });

  app.post<One>("/Accounts/:account/Messages/:sid.json", async (request, reply) => {
    const text = known(network, request.params.sid);
    if (text === undefined) return reply.code(404).send(refusalBody(NOT_FOUND));
    ledgerRow(request).sid = text.sid;
    if (fieldsOf(request.body)["Body"] !== "") {
      return reply
        .code(400)
        .send(refusalBody(refusal(400, 20001, "A message can only be redacted: send an empty Body")));
    }
    text.body = "";
    network.changed();
    return messageResource(network.accountSid, text);
  });

  app.delete<One>("/Accounts/:account/Messages/:sid.json", async (request, reply) => {
    const text = known(network, request.params.sid);
    if (text === undefined) return reply.code(404).send(refusalBody(NOT_FOUND));
    ledgerRow(request).sid = text.sid;
    network.texts.remove(text.sid);
    network.changed();
    return reply.code(204).send();
  });
}

function known(network: Network, sid: string): Text | undefined {
  const text = network.texts.get(sid);
  return text?.direction === "none" ? undefined : text;
}

/** Newest first. A text that is not sent yet is listed under the time at which it was created. */
function listed(network: Network, query: Record<string, string>): Text[] {
  const { To: to, From: from } = query;
  const inTime = timeFilter(query, "DateSent");
  const isVisible = lagging(network);
  const narrowed = to ?? from;
  return (narrowed === undefined ? network.texts.all() : network.texts.ofPhone(narrowed))
    .filter((text) => text.direction !== "none" && (to ?? text.to) === text.to && (from ?? text.from) === text.from)
    .filter((text) => inTime(text.sentAt ?? text.createdAt) && isVisible(text.createdAt))
    .toReversed();
}
