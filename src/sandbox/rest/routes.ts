import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Network } from "../network.ts";
import { accountRoutes } from "./account.ts";
import { bundleRoutes } from "./bundles.ts";
import { callRoutes } from "./calls.ts";
import { keepLedger } from "./ledger.ts";
import { messageRoutes } from "./messages.ts";
import { numberRoutes } from "./numbers.ts";
import { NOT_FOUND, refusalBody, WRONG_LOGIN } from "./refusal.ts";
import { standingRoutes } from "./standing.ts";

/** Twilio's REST API for the one account. */
export async function restRoutes(app: FastifyInstance, network: Network): Promise<void> {
  onlyForTheAccount(app, network);
  app.addHook("preHandler", async (request, reply) =>
    accountIn(request) === network.accountSid ? undefined : reply.code(404).send(refusalBody(NOT_FOUND)),
  );
  for (const routes of [accountRoutes, messageRoutes, callRoutes, numberRoutes]) routes(app, network);
}

/** Twilio's regulatory API, whose paths name no account. */
export async function regulatoryRoutes(app: FastifyInstance, network: Network): Promise<void> {
  onlyForTheAccount(app, network);
  bundleRoutes(app, network);
}

/** Those of Twilio's products whose paths name neither account nor product: each has a host of its own there. */
export async function hostlessRoutes(app: FastifyInstance, network: Network): Promise<void> {
  onlyForTheAccount(app, network);
  standingRoutes(app, network);
}

/** Every request is written into the ledger, those with a wrong login too. */
function onlyForTheAccount(app: FastifyInstance, network: Network): void {
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  keepLedger(app, network);
  app.addHook("preHandler", async (request, reply) => {
    return isGenuine(network, request) ? undefined : reply.code(401).send(refusalBody(WRONG_LOGIN));
  });
  app.setNotFoundHandler(async (_, reply) => reply.code(404).send(refusalBody(NOT_FOUND)));
}

function isGenuine(network: Network, request: FastifyRequest): boolean {
  const [, basic = ""] = /^Basic (.+)$/u.exec(request.headers.authorization ?? "") ?? [];
  const given = Buffer.from(basic, "base64");
  const wanted = Buffer.from(`${network.accountSid}:${network.authToken}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function accountIn(request: FastifyRequest): string {
  return /^\/Accounts\/(AC[\da-f]{32})/u.exec(request.url.replace("/2010-04-01", ""))?.[1] ?? "";
}
