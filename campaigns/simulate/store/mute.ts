import type * as real from "../../../src/store/mute.ts";

/** Nobody mutes anything in a simulation. */
export const operatorMutedUntil: typeof real.operatorMutedUntil = async () => null;
