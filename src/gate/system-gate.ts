import type { Action } from "../domain/action.ts";
import { grantPermit, type Request } from "../store/permits.ts";
import { newId } from "../store/new-id.ts";
import type { Tx } from "../store/tenant.ts";

/** Its private field keeps look-alikes out at run time, and its type at compile time; only `ask` makes one. */
class GrantedPermit<A extends Action> {
  readonly #granted = true;
  readonly id: string;
  readonly request: Request<A>;

  constructor(id: string, request: Request<A>) {
    this.id = id;
    this.request = request;
    Object.freeze(this);
  }

  static genuine(value: object): boolean {
    return #granted in value && value.#granted;
  }
}

// A permit does not lead back to its class: who holds one could make others with it.
Reflect.deleteProperty(GrantedPermit.prototype, "constructor");
Object.freeze(GrantedPermit.prototype);

/** The proof of a yes: for this action, this person and these words, once. */
export type Permit<A extends Action = Action> = GrantedPermit<A>;

export type Refusal = { readonly refused: string };

/** Asks whether an action may be done now. The answer is kept either way; a no comes with its reason. */
export async function ask<A extends Action>(
  tx: Tx,
  request: Request<A>,
  now: Temporal.Instant,
): Promise<Permit<A> | Refusal> {
  const id = newId("permit");
  const refused = await grantPermit(tx, id, request, now);
  return refused === null ? new GrantedPermit(id, request) : { refused };
}

export function isPermit<A extends Action>(answer: Permit<A> | Refusal): answer is Permit<A> {
  return GrantedPermit.genuine(answer);
}
