import type { FastifyInstance } from "fastify";
import type { FaultSlot, FaultKinds } from "../faults.ts";
import { resetNetwork, type Network } from "../network.ts";
import { listOptOuts } from "../opt-outs.ts";
import { readWish } from "./read-wish.ts";
import { bundleWish, faultWish, standingWish } from "./wishes.ts";

const defaultDelayMs = 2000;
const idleDefaultMs = 5000;
const idleMaxMs = 60_000;

/** What the network has seen, and how it is told to misbehave. */
export function networkRoutes(app: FastifyInstance, network: Network): void {
  app.get("/sandbox/ledger", async () => network.ledger.all());
  app.get("/sandbox/alerts", async () => network.alerts.all());
  app.get("/sandbox/numbers", async () => [...network.numbers.values()]);
  app.get("/sandbox/optouts", async () => listOptOuts(network));

  app.get("/sandbox/bundles", async () => [...network.bundles.values()]);
  app.post("/sandbox/bundles", async (request, reply) => {
    const wish = readWish(bundleWish, request.body, reply);
    if (wish === null) return reply;
    const { sid, status = "twilio-approved", validUntil = null, country = "GB", numberType = "mobile" } = wish;
    const bundle = { sid, status, validUntil, country, numberType };
    network.bundles.set(sid, bundle);
    network.changed();
    return reply.code(201).send(bundle);
  });

  app.get("/sandbox/account", async () => network.standing);
  app.post("/sandbox/account", async (request, reply) => {
    const wish = readWish(standingWish, request.body, reply);
    if (wish === null) return reply;
    Object.assign(network.standing, wish);
    network.changed();
    return reply.code(201).send(network.standing);
  });

  app.get("/sandbox/faults", async () => faultsView(network));
  app.post("/sandbox/faults", async (request, reply) => {
    const wish = readWish(faultWish, request.body, reply);
    if (wish === null) return reply;
    const left = wish.times ?? Number.POSITIVE_INFINITY;
    const set = <S extends FaultSlot>(slot: S, kind: FaultKinds[S] | undefined): void => {
      if (kind === undefined) return;
      network.faults.set(slot, { kind, left, delayMs: wish.delayMs ?? defaultDelayMs, code: wish.code ?? null });
    };
    set("send", wish.send);
    set("callbacks", wish.callbacks);
    set("webhooks", wish.webhooks);
    set("lists", wish.lists);
    return reply.code(201).send(faultsView(network));
  });
  app.delete("/sandbox/faults", async () => {
    network.faults.clear();
    return faultsView(network);
  });

  app.post("/sandbox/reset", async (_, reply) => {
    resetNetwork(network);
    return reply.code(201).send({ reset: true });
  });

  app.get<{ Querystring: { timeoutMs?: string } }>("/sandbox/idle", async ({ query }, reply) => {
    const timeoutMs = Math.min(idleMaxMs, Number.parseInt(query.timeoutMs ?? "", 10) || idleDefaultMs);
    const idle = await network.pending.idle(timeoutMs);
    return reply.code(idle ? 200 : 503).send({ idle, pending: network.pending.count() });
  });
}

function faultsView(network: Network): object {
  const shown = Object.entries(network.faults.active()).map(([slot, fault]): [string, object] => {
    const times = Number.isFinite(fault.left) ? fault.left : null;
    return [slot, { kind: fault.kind, times, delayMs: fault.delayMs, code: fault.code }];
  });
  return Object.fromEntries(shown);
}
