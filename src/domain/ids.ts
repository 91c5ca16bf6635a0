import type { Brand } from "./brand.ts";

export type ClientId = Brand<string, "ClientId">;

/** The house's own client: for numbers that are nobody's, for the operator, and for prospects. */
export const houseClient = "client_jobrun" as ClientId;

/** Ids are text: ours are prefixed and time-ordered, inherited ones are kept as they are. */
export function parseClientId(text: string): ClientId | null {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) ? (text as ClientId) : null;
}
