import fastify, { type FastifyInstance } from "fastify";
import { eventStream } from "./control/event-stream.ts";
import { identityRoutes, type Life } from "./control/identity-routes.ts";
import { networkRoutes } from "./control/network-routes.ts";
import { phoneRoutes } from "./control/phone-routes.ts";
import { keepSnapshot, type Keeper } from "./keep-snapshot.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { createNetwork, type Network } from "./network.ts";
import { resume } from "./resume.ts";
import { hostlessRoutes, regulatoryRoutes, restRoutes } from "./rest/routes.ts";
import { restore, save } from "./snapshot.ts";

const pathPartMax = 4096;

export type SandboxOptions = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  accountSid: string;
  authToken: string;
  /** Where numbers, handsets, diverts, texts, calls and opt-outs are kept across restarts; null keeps nothing. */
  stateFile: string | null;
  limits?: Partial<Limits>;
  /** Who watches over this process, and how to change that; a network inside its user's own process has neither. */
  parent?: Pick<Life, "parent" | "adopt">;
};
export type Sandbox = { url: string; port: number; close(): Promise<void> };

/** Starts the phone network and answers when it listens. Throws when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { accountSid, authToken, stateFile } = options;
  if (authToken === "") throw new Error("the sandbox needs an auth token that is not empty");
  const keeper: { current: Keeper | null } = { current: null };
  const network = createNetwork({ accountSid, authToken }, { ...LIMITS, ...options.limits }, () =>
    keeper.current?.changed(),
  );
  if (stateFile !== null && (await restore(network, stateFile))) resume(network);
  if (stateFile !== null)
    keeper.current = keepSnapshot(() => save(network, stateFile), noteUnsaved(network, stateFile));
  const app = serve(network, { stateFile, parent: () => null, adopt: null, ...options.parent });
  await app.listen({ host: options.host, port: options.port });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox listens on no port");
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${address.port}`,
    port: address.port,
    async close() {
      network.pending.clear();
      await app.close();
      await keeper.current?.close();
    },
  };
}

function serve(network: Network, life: Life): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: pathPartMax } });
  app.register(async (scope) => restRoutes(scope, network), { prefix: "/2010-04-01" });
  app.register(async (scope) => regulatoryRoutes(scope, network), { prefix: "/v2/RegulatoryCompliance" });
  app.register(async (scope) => hostlessRoutes(scope, network), { prefix: "/v1" });
  for (const routes of [phoneRoutes, networkRoutes, eventStream]) routes(app, network);
  identityRoutes(app, network, life);
  app.setErrorHandler(async (error, _, reply) => {
    const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
    const message = error instanceof Error ? error.message : "the sandbox failed";
    return reply.code(status).send({ code: status < 500 ? "bad_request" : "failed", field: "", message });
  });
  return app;
}

function noteUnsaved(network: Network, stateFile: string): (cause: unknown) => void {
  return (cause) => {
    const message = `the network could not be saved: ${String(cause)}`;
    network.alerts.add({ at: new Date().toISOString(), errorCode: 0, message, url: stateFile, sid: null });
  };
}
