import type * as real from "../../../src/store/restorations.ts";

/** A simulated database is nobody's copy. */
export const openRestoration: typeof real.openRestoration = async () => null;

export const decisionsToSettle: typeof real.decisionsToSettle = async () => [];
export const restorationSwept: typeof real.restorationSwept = async () => undefined;
export const restorationWaits: typeof real.restorationWaits = async () => 0;
export const carrierIdsHeld: typeof real.carrierIdsHeld = async () => [];
export const endRestoration: typeof real.endRestoration = async () => false;
