import type * as real from "../../../src/store/silence.ts";

/** No simulation is long enough for a silence. */
export const divertsToWatch: typeof real.divertsToWatch = () => Promise.resolve([]);
export const readRang: typeof real.readRang = () => Promise.resolve([]);
export const readHeard: typeof real.readHeard = () => Promise.resolve(null);
