import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";
import { fieldsOf } from "./ledger.ts";

const offeredMax = 20;
const FICTION = Array.from({ length: 1000 }, (_, index) => `+447700900${String(index).padStart(3, "0")}`).toReversed();
const born = new Date().toUTCString().replace("GMT", "+0000");

/** The account itself, and the UK mobile numbers that it could buy: those of the fiction range that nobody holds. */
export function accountRoutes(app: FastifyInstance, network: Network): void {
  app.get("/Accounts/:account.json", async () => ({
    sid: network.accountSid,
    owner_account_sid: network.standing.ownerSid ?? network.accountSid,
    friendly_name: "Sandbox",
    status: network.standing.status,
    type: network.standing.type,
    date_created: born,
    date_updated: born,
    subresource_uris: {},
    uri: `/2010-04-01/Accounts/${network.accountSid}.json`,
  }));

  app.get("/Accounts/:account/AvailablePhoneNumbers/GB/Mobile.json", (request, reply) => {
    const wanted = (fieldsOf(request.query)["Contains"] ?? "").replaceAll("*", "");
    const free = FICTION.filter((phone) => phone.includes(wanted) && !isHeld(network, phone));
    return reply.send({
      available_phone_numbers: free.slice(0, offeredMax).map((phone) => offer(phone)),
      uri: `/2010-04-01/Accounts/${network.accountSid}/AvailablePhoneNumbers/GB/Mobile.json`,
    });
  });
}

function isHeld(network: Network, phone: string): boolean {
  return network.numbers.has(phone) || network.handsets.has(phone);
}

function offer(phone: string): object {
  return {
    address_requirements: "none",
    beta: false,
    capabilities: { voice: true, SMS: true, MMS: false, fax: false },
    friendly_name: phone,
    iso_country: "GB",
    lata: null,
    latitude: null,
    locality: null,
    longitude: null,
    phone_number: phone,
    postal_code: null,
    rate_center: null,
    region: null,
  };
}
