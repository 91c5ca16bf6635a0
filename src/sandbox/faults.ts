/** What the network does wrong on purpose, and for how many of the next requests of that kind. */
export const SEND_FAULTS = [
  "429",
  "500-before",
  "500-after",
  "timeout-after",
  "reset",
  "refuse",
  "undeliver",
  "slow",
] as const;
export const CALLBACK_FAULTS = ["late", "shuffled", "doubled", "lost"] as const;
export const WEBHOOK_FAULTS = ["doubled", "late", "lost"] as const;
export const LIST_FAULTS = ["lag"] as const;

export type FaultKinds = {
  send: (typeof SEND_FAULTS)[number];
  callbacks: (typeof CALLBACK_FAULTS)[number];
  webhooks: (typeof WEBHOOK_FAULTS)[number];
  lists: (typeof LIST_FAULTS)[number];
};
export type FaultSlot = keyof FaultKinds;
export type Fault<S extends FaultSlot> = { kind: FaultKinds[S]; left: number; delayMs: number; code: number | null };
export type ActiveFaults = { [S in FaultSlot]?: Fault<S> };

export type Faults = {
  set<S extends FaultSlot>(slot: S, fault: Fault<S>): void;
  /** The fault for this request, counted down; null when the request goes well. */
  take<S extends FaultSlot>(slot: S): Fault<S> | null;
  active(): ActiveFaults;
  clear(): void;
};

export function faultBoard(): Faults {
  let active: ActiveFaults = {};
  return {
    set(slot, fault) {
      active = { ...active, [slot]: { ...fault } };
    },
    take(slot) {
      const fault = active[slot];
      if (fault === undefined) return null;
      fault.left -= 1;
      if (fault.left <= 0) delete active[slot];
      return fault;
    },
    active: () => active,
    clear() {
      active = {};
    },
  };
}
