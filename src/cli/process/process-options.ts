export type ProcessOptions = {
  readonly doors: boolean;
  readonly loops: boolean;
  /** Starts what is missing at home (the sandbox), and stops what was started there when it ends. */
  readonly home: boolean;
  readonly json: boolean;
};
