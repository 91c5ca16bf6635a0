import type { FastifyReply, FastifyRequest } from "fastify";
import type { Fault } from "../faults.ts";
import type { Network } from "../network.ts";
import { deliverText } from "../phones/deliver-text.ts";
import { unreachable } from "../unreachable.ts";
import { createMessage } from "./create-message.ts";
import { ledgerRow } from "./ledger.ts";
import { messageResource } from "./message-resource.ts";
import { BROKEN, refusal, refusalBody, TOO_MANY, type Refusal } from "./refusal.ts";

const silenceMaxMs = 20_000;
const refusedByDefault = 21611;
const undeliveredByDefault = 30003;

/** POST Messages.json, with the send faults. A request that Twilio refuses anyway is refused, whatever the fault. */
export async function sendMessage(
  network: Network,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const row = ledgerRow(request);
  const fault = network.faults.take("send");
  const before = faultBefore(fault);
  if (before === "cut") {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  if (before !== null) return refuse(reply, before);
  const created = createMessage(network, row.form);
  if (created.refused !== null) return refuse(reply, created.refused);
  const { text } = created;
  const undeliverCode = fault?.kind === "undeliver" ? (fault.code ?? undeliveredByDefault) : null;
  const resource = messageResource(network.accountSid, text);
  deliverText(network, text, { slowMs: fault?.kind === "slow" ? fault.delayMs : 0, undeliverCode });
  row.accepted = true;
  row.sid = text.sid;
  if (fault?.kind === "500-after") return refuse(reply, BROKEN);
  if (fault?.kind === "timeout-after") return stayNear(request, reply);
  return reply.code(201).send(resource);
}

function faultBefore(fault: Fault<"send"> | null): Refusal | "cut" | null {
  const kind = fault?.kind;
  switch (kind) {
    case "429":
      return TOO_MANY;
    case "500-before":
      return BROKEN;
    case "reset":
      return "cut";
    case "refuse":
      return refusal(400, fault?.code ?? refusedByDefault, "Refused, as the sandbox was asked to");
    case "500-after":
    case "timeout-after":
    case "undeliver":
    case "slow":
    case undefined:
      return null;
    default:
      return unreachable(kind);
  }
}

function refuse(reply: FastifyReply, refused: Refusal): FastifyReply {
  if (refused.status === 429) reply.header("retry-after", "1");
  return reply.code(refused.status).send(refusalBody(refused));
}

/** Says nothing until the client gives up, or for twenty seconds; then the connection is cut. */
function stayNear(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  const { socket } = request.raw;
  const bound = setTimeout(() => socket.destroy(), silenceMaxMs);
  socket.once("close", () => clearTimeout(bound));
  return reply;
}
