import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import type { Call } from "../records.ts";
import { callResource } from "./call-resource.ts";
import { timeFilter } from "./dates.ts";
import { fieldsOf, ledgerRow } from "./ledger.ts";
import { lagging } from "./list-lag.ts";
import { page } from "./paging.ts";
import { NOT_FOUND, refusalBody } from "./refusal.ts";

/** Calls that arrived at the account's numbers: read and list. */
export function callRoutes(app: FastifyInstance, network: Network): void {
  const show = (call: Call): object => callResource(network.accountSid, call, network.numbers.get(call.to)?.sid ?? "");

  app.get("/Accounts/:account/Calls.json", (request, reply) => {
    const query = fieldsOf(request.query);
    return reply.send(
      page(listed(network, query), "calls", `/2010-04-01/Accounts/${network.accountSid}/Calls.json`, query, show),
    );
  });

  app.get<{ Params: { sid: string } }>("/Accounts/:account/Calls/:sid.json", async (request, reply) => {
    const call = network.calls.get(request.params.sid);
    if (call === undefined || !call.onAccount) return reply.code(404).send(refusalBody(NOT_FOUND));
    ledgerRow(request).sid = call.sid;
    return show(call);
  });
}

function listed(network: Network, query: Record<string, string>): Call[] {
  const { To: to, From: from, Status: status } = query;
  const started = timeFilter(query, "StartTime");
  const ended = timeFilter(query, "EndTime");
  const isVisible = lagging(network);
  return (to === undefined ? network.calls.all() : network.calls.ofPhone(to))
    .filter((call) => call.onAccount && (to ?? call.to) === call.to && (from ?? call.from) === call.from)
    .filter((call) => (status ?? call.status) === call.status && started(call.createdAt))
    .filter((call) => ended(call.endedAt ?? call.createdAt) && isVisible(call.createdAt))
    .toReversed();
}
