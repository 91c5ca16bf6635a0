import type { Brand } from "./brand.ts";

export type ClientId = Brand<string, "ClientId">;

/** The house's own client: for numbers that are nobody's, for the operator, and for prospects. */
export const houseClient: ClientId = proven("client_jobrun");

/** Ids are text: ours are prefixed and time-ordered, inherited ones are kept as they are. */
export function parseClientId(text: string): ClientId | null {
  return isClientId(text) ? text : null;
}

function isClientId(text: string): text is ClientId {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text);
}

function proven(text: string): ClientId {
  if (!isClientId(text)) throw new Error(`${text} is no client's id`);
  return text;
}
