import type { Action } from "../domain/action.ts";
import { countSegments, toGsm7 } from "../domain/gsm7.ts";
import { judge } from "../domain/policy.ts";
import type { Block } from "../domain/policy.ts";
import { parseFacts } from "../domain/policy/facts.ts";
import { newId } from "../store/new-id.ts";
import { grantPermit, type Request } from "../store/permits.ts";
import type { Tx } from "../store/tenant.ts";

/** Its private field keeps look-alikes out at run time, and its type at compile time; only `ask` makes one. */
class GrantedPermit<A extends Action> {
  readonly #granted = true;
  readonly id: string;
  readonly request: Request<A>;
  readonly segments: number;

  constructor(id: string, request: Request<A>, segments: number) {
    this.id = id;
    this.request = Object.freeze(request);
    this.segments = segments;
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

export type Refusal = { readonly refused: string; readonly block: Block };

/**
 * Asks whether an action may be done now; its words become GSM-7 first. The answer is kept either way; a no comes with its
 * reason. The database decides, and the policy of the domain must come to the same yes from the same facts.
 */
export async function ask<A extends Action>(
  tx: Tx,
  wanted: Request<A>,
  now: Temporal.Instant,
): Promise<Permit<A> | Refusal> {
  const id = newId("permit");
  const request = { ...wanted, body: toGsm7(wanted.body) };
  const { segments } = countSegments(request.body);
  const { refusal, block, facts } = await grantPermit(tx, id, request, segments, now);
  if (refusal !== null) return { refused: refusal, block: block === "SOFT" ? "SOFT" : "HARD" };
  const seen = parseFacts(facts);
  if (seen === null) throw new Error(`the gate granted ${wanted.action} on facts that nobody can read`);
  const verdict = judge(wanted.action, seen, "first");
  if (!verdict.allowed) throw new Error(`the gate granted ${wanted.action} where the policy says ${verdict.reason}`);
  return new GrantedPermit(id, request, segments);
}

/** Whether the answer is a yes; nothing that only looks like a permit is one. */
export function isPermit<A extends Action>(answer: Permit<A> | Refusal): answer is Permit<A> {
  return GrantedPermit.genuine(answer);
}
