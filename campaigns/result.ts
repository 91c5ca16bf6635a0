/** How large a campaign is run: `short` is its form inside `npm test`, ten seconds at most. */
export type CampaignOptions = {
  readonly seed: number;
  readonly size: "full" | "short";
  /** One part of it, where it has such; null for all. */
  readonly only: string | null;
};

/** What a campaign saw. It passed when `failures` is empty; each failure is one sentence. */
export type CampaignResult = {
  readonly name: string;
  readonly seed: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
};
