import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import type { Bundle } from "../records.ts";
import { NOT_FOUND, refusal, refusalBody, type Refusal } from "./refusal.ts";

type One = { Params: { sid: string } };

const approved = "twilio-approved";

/** The papers under which numbers are bought. A regulation has the number of the one bundle that answers to it. */
export function bundleRoutes(app: FastifyInstance, network: Network): void {
  app.get<One>("/Bundles/:sid", async (request, reply) => {
    const bundle = network.bundles.get(request.params.sid);
    return bundle === undefined ? reply.code(404).send(refusalBody(NOT_FOUND)) : bundleResource(network, bundle);
  });

  app.get<One>("/Regulations/:sid", async (request, reply) => {
    const bundle = network.bundles.get(request.params.sid.replace(/^RN/u, "BU"));
    if (bundle === undefined) return reply.code(404).send(refusalBody(NOT_FOUND));
    return {
      sid: regulationOf(bundle),
      friendly_name: `${bundle.country}: ${bundle.numberType} - Business`,
      iso_country: bundle.country,
      number_type: bundle.numberType,
      end_user_type: "business",
      requirements: {},
    };
  });
}

/** An account that has bundles sells UK mobiles under an approved one of theirs alone. */
export function refusedPapers(network: Network, bundleSid: string | undefined): Refusal | null {
  if (network.bundles.size === 0) return null;
  const bundle = network.bundles.get(bundleSid ?? "");
  const good =
    bundle?.status === approved &&
    bundle.country === "GB" &&
    bundle.numberType === "mobile" &&
    (bundle.validUntil === null || Date.parse(bundle.validUntil) > Date.now());
  return good ? null : refusal(400, 21649, "Bundle required and not provided, or not approved for this number");
}

function bundleResource({ accountSid }: Network, bundle: Bundle): object {
  return {
    sid: bundle.sid,
    account_sid: accountSid,
    regulation_sid: regulationOf(bundle),
    friendly_name: bundle.sid,
    status: bundle.status,
    valid_until: bundle.validUntil,
    email: "",
    status_callback: null,
    date_created: null,
    date_updated: null,
  };
}

function regulationOf({ sid }: Bundle): string {
  return sid.replace(/^BU/u, "RN");
}
