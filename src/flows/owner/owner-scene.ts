import type { Phone } from "../../domain/phone.ts";
import type { Client } from "../../store/clients.ts";
import type { Cause } from "../open-scene.ts";

/** A text of an owner's: whose, on which number of ours, and what all that is done because of it has as its cause. */
export type OwnerScene = {
  readonly client: Client;
  readonly owner: Phone;
  /** The client's number, or the one for set-up: what the owner wrote to, answers. */
  readonly ourNumber: Phone;
  readonly cause: Cause & { readonly is: "owner_text" };
};
