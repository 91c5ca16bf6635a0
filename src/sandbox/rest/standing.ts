import type { FastifyInstance } from "fastify";
import type { Network } from "../network.ts";

/** What the account may do: its customer profiles, and the countries that its texts and calls may go to. */
export function standingRoutes(app: FastifyInstance, network: Network): void {
  app.get("/CustomerProfiles", async () => {
    const results = network.standing.profiles.map((status, index) => ({
      sid: `BU${String(index).padStart(32, "0")}`,
      account_sid: network.accountSid,
      policy_sid: `RN${"0".repeat(32)}`,
      friendly_name: `Profile ${index + 1}`,
      status,
      email: "",
      valid_until: null,
    }));
    return { results, meta: whole("results", results.length) };
  });

  app.get("/Messaging/GeoPermissions", async () => ({
    permissions: known(network.standing.textCountries).map((country) => ({
      country_code: country,
      type: "country",
      enabled: network.standing.textCountries.includes(country),
    })),
  }));

  app.get("/DialingPermissions/Countries", async () => {
    const content = known(network.standing.callCountries).map((country) => ({
      iso_code: country,
      name: country,
      continent: "",
      country_codes: [],
      low_risk_numbers_enabled: network.standing.callCountries.includes(country),
      high_risk_special_numbers_enabled: false,
      high_risk_tollfraud_numbers_enabled: false,
      links: {},
    }));
    return { content, meta: whole("content", content.length) };
  });
}

/** Those that are closed are listed, too: so many as show that. */
function known(open: readonly string[]): string[] {
  return [...new Set([...open, "DE", "FR", "GB", "US"])].toSorted((a, b) => (a < b ? -1 : 1));
}

/** A list that fits on its first page, as the newer of Twilio's products say it. */
function whole(key: string, size: number): object {
  return { key, page: 0, page_size: Math.max(size, 50), next_page_url: null, previous_page_url: null };
}
