import type { ReceivedEvent } from "../domain/carrier-event.ts";
import type { Phone } from "../domain/phone.ts";
import type { LanguageModel } from "../domain/language-model.ts";
import type { Asked, Reading } from "../domain/reading.ts";
import type { SetupTerms } from "../domain/wording/setup.ts";
import type { Store } from "../store/tenant.ts";

export type ReadingContext = {
  readonly asked: Asked;
  readonly trade: string;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
};

/** What the flows stand on. The composition root makes it; a test makes its own. */
export type World = {
  readonly store: Store;
  /** Business time. */
  readonly now: () => Temporal.Instant;
  /** By rules. Never called inside a transaction. */
  readonly read: (text: string, context: ReadingContext) => Promise<Reading>;
  /** Texts closer to each other are read as one; 0: each is read alone. */
  readonly burstMs: number;
  /** Asked besides, where there is one; null: the rules alone read. */
  readonly model: LanguageModel | null;
  /** Numbers kept for fiction count as ordinary ones: true outside production. */
  readonly allowFiction: boolean;
  readonly terms: SetupTerms;
  readonly operatorPhone: Phone | null;
  readonly operatorNumber: Phone | null;
  readonly receive: (event: ReceivedEvent) => Promise<{ readonly first: boolean }>;
  /** Tells the loops that there is work. */
  readonly wake: (queue: "inbox" | "outbox" | "timers") => void;
};
