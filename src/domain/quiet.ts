/** The kind of the timer that passes on what was said where a question stays unanswered; its subject names conversation and moment. */
export const quietTimer = "quiet";

/** So long may a customer look for the postcode before the owner gets the job without it. */
export const quietMinutes = 10;

/** Each question waits by itself: what is said after it makes another subject, and this one finds that it was overtaken. */
export type Question = { readonly conversationId: string; readonly heardAt: string };

export function questionSubject({ conversationId, heardAt }: Question): string {
  return `${conversationId} ${heardAt}`;
}

/** Null for what is no such subject. */
export function parseQuestion(subject: string): Question | null {
  const [conversationId = "", heardAt = "", ...rest] = subject.split(" ");
  return conversationId === "" || heardAt === "" || rest.length > 0 ? null : { conversationId, heardAt };
}
