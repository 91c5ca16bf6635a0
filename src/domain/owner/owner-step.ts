import type { OwnerAnswer, OwnerEffect } from "./answer.ts";
import type { OwnerCommand } from "./command.ts";
import type { OwnerThread } from "./thread.ts";

/** A code's hash with its salt, as text. */
export type Seal = string;

/** What a text of the owner's makes of the thread, what is to be done, and what the owner is answered; null is silence. */
export type OwnerStep = {
  readonly thread: OwnerThread;
  readonly effects: readonly OwnerEffect[];
  readonly answer: OwnerAnswer | null;
};

/** `seal` is that of a code which goes out if one is asked for; `codeIsRight`, whether a code that was texted is the one that waits. */
export type OwnerInput = {
  readonly command: OwnerCommand;
  readonly seal: Seal;
  readonly codeIsRight: boolean;
  /** The text waited too long for its words to be of use to a customer. */
  readonly stale: boolean;
};
