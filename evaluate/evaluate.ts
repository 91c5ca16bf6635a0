import { type Bound, boundsOf } from "./bounds.ts";
import type { Corpus } from "./read-corpus.ts";
import { type ConversationJudgement, scoreConversations } from "./score/judge-conversation.ts";
import type { Reader } from "./heard-by.ts";
import { scoreTexts, type TextScore } from "./score/score-texts.ts";

export type Evaluation = {
  readonly texts: TextScore;
  readonly attacks: TextScore;
  readonly conversations: readonly ConversationJudgement[];
  readonly bounds: readonly Bound[];
};

/** Measures any reader on a corpus. */
export async function evaluate({ texts, attacks, conversations }: Corpus, read: Reader): Promise<Evaluation> {
  const scored = await scoreTexts(texts, read);
  const judged = await scoreConversations(conversations, read);
  return {
    texts: scored,
    attacks: await scoreTexts(attacks, read),
    conversations: judged,
    bounds: boundsOf(scored, judged),
  };
}
