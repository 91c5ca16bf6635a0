/** Which model, where, and what a million of its tokens is reckoned at. */
export type ModelConnection = {
  readonly kind: "openai" | "anthropic" | "compatible";
  readonly name: string;
  readonly apiKey: string | null;
  /** Null: the vendor's own address. */
  readonly baseUrl: string | null;
  readonly pencePerMillion: { readonly input: number; readonly output: number };
  /** For the whole of one question, `modelTimeoutMs` where it is not given. */
  readonly timeoutMs?: number;
};
