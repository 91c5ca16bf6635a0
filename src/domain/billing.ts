/** Whether a client pays. The database holds the same states and moves; only its move_billing() takes one. */
export const billingStates = ["not_begun", "trial", "lapsed", "paying", "past_due", "canceled"] as const;

export type BillingState = (typeof billingStates)[number];

type BillingRule = {
  /** How the predecessor's columns say it. */
  readonly stored: string;
  readonly next: readonly BillingState[];
  readonly answered: "yes" | "no" | "for three days";
};

export const billingRules: Readonly<Record<BillingState, BillingRule>> = {
  not_begun: { stored: "none, no trial used", next: ["trial", "lapsed", "paying"], answered: "no" },
  trial: { stored: "trial", next: ["lapsed", "paying"], answered: "yes" },
  lapsed: { stored: "none, trial used", next: ["paying"], answered: "no" },
  paying: { stored: "active", next: ["past_due", "canceled"], answered: "yes" },
  past_due: { stored: "past_due", next: ["paying", "canceled"], answered: "for three days" },
  canceled: { stored: "canceled", next: ["paying"], answered: "no" },
};
