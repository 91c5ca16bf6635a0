import type { Client } from "pg";
import { OldProgram } from "../../test/legacy/old-program.ts";
import { defaultClient, fiction, type People } from "./people.ts";

/** What of the predecessor's programs must be there in the end, by table, as these believe that they wrote it. */
export type Believed = Readonly<
  Record<"customers" | "conversations" | "messages" | "leads" | "onboarding_states", number>
>;

type Call = { readonly mark: string; readonly clientId: string; readonly customer: string };

/** Of so many requests in turn one each makes and deletes a business; the shares of the others are theirs below. */
const turn = 20;
/** A business's phone ends in three digits of its mark, and the default business has 000 of them. */
const marksOfRange = 1_000;
const marksDigits = 7;

/** The predecessor's programs under way, a request at a time. Every request is one thing that they do, in two to fifteen statements. */
export class OldRequests {
  /** Each has one session, which is one request's at a time. */
  readonly #free: OldProgram[];
  readonly #waiting: ((program: OldProgram) => void)[] = [];
  readonly #people: People;
  #asked = 0;
  #strangers = 0;
  #prospects = 0;
  readonly #untexted: Call[] = [];
  readonly #callers: string[] = [];
  readonly #written = { customers: new Set<string>(), leads: new Set<string>(), onboarding_states: new Set<string>() };
  #conversations = 0;
  #messages = 0;

  constructor(sessions: readonly Client[], people: People) {
    this.#free = sessions.map((session) => new OldProgram(session));
    this.#people = people;
  }

  get believed(): Believed {
    const { customers, leads, onboarding_states: rows } = this.#written;
    return {
      customers: customers.size,
      conversations: this.#conversations,
      messages: this.#messages,
      leads: leads.size,
      onboarding_states: rows.size,
    };
  }

  async one(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const program = this.#free.pop() ?? (await new Promise<OldProgram>((resolve) => this.#waiting.push(resolve)));
    try {
      await this.#ask(program, asked);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(program);
      else next(program);
    }
  }

  #ask(program: OldProgram, asked: number): Promise<void> {
    const part = asked % turn;
    const mark = `_${String(asked).padStart(marksDigits, "0")}`;
    if (part === 0 && asked % marksOfRange !== 0) return program.business(mark);
    if (part <= 2) return this.#prospectCalls(program, mark);
    if (part <= 4) return this.#prospectAnswers(program, mark);
    if (part <= 10) return this.#textComes(program, mark);
    if (part <= 14) return this.#strangerCalls(program, mark);
    return this.#knownCalls(program, mark);
  }

  async #call(program: OldProgram, mark: string, clientId: string, phone: string): Promise<string> {
    const customer = await program.missedCall(mark, clientId, phone);
    if (customer === `cust${mark}`) this.#written.customers.add(customer);
    this.#conversations += 1;
    this.#messages += 2;
    return customer;
  }

  async #knownCalls(program: OldProgram, mark: string): Promise<void> {
    const { clientId, phone } = this.#people.known();
    await this.#call(program, mark, clientId, phone);
  }

  /** The predecessor kept a phone without its plus. */
  async #strangerCalls(program: OldProgram, mark: string): Promise<void> {
    const { clientId, phone } = this.#people.stranger(this.#strangers, "odd");
    this.#strangers += 1;
    const customer = await this.#call(program, mark, clientId, phone.slice(1));
    this.#untexted.push({ mark, clientId, customer });
  }

  async #textComes(program: OldProgram, mark: string): Promise<void> {
    const call = this.#untexted.shift();
    if (call === undefined) return this.#strangerCalls(program, mark);
    await program.text(call.mark, call.clientId, call.customer);
    this.#messages += 1;
    this.#written.leads.add(call.customer);
  }

  /** Whoever wrote to the predecessor became a customer of the default business, a prospect too. */
  async #prospectCalls(program: OldProgram, mark: string): Promise<void> {
    const phone = fiction("+441632960", this.#prospects);
    this.#prospects += 1;
    this.#callers.push(await this.#call(program, mark, defaultClient, `0${phone.slice(3)}`));
  }

  async #prospectAnswers(program: OldProgram, mark: string): Promise<void> {
    const customer = this.#callers.shift();
    if (customer === undefined) return this.#prospectCalls(program, mark);
    this.#written.onboarding_states.add(await program.prospect(mark, customer));
  }
}
