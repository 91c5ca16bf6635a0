import type * as real from "../../../src/store/stuck.ts";

/** Nobody sets up in a simulation: every client is live from its beginning. */
export const setUpsToWatch: typeof real.setUpsToWatch = () => Promise.resolve([]);
export const readSetUp: typeof real.readSetUp = () => Promise.resolve(null);
export const noteOnlyListed: typeof real.noteOnlyListed = () => Promise.resolve();
export const onboardingNumber: typeof real.onboardingNumber = () => Promise.resolve(null);
