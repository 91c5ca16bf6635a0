import type * as real from "../../../src/store/closing.ts";
import { notSimulated } from "../port/statement.ts";

/** No client of a simulation is closed. */
export const readClosing: typeof real.readClosing = () => Promise.resolve(null);
export const closeClient: typeof real.closeClient = async () => notSimulated("closeClient");
export const textsNotLeft: typeof real.textsNotLeft = () => Promise.resolve(0);
export const isPlatformPaused: typeof real.isPlatformPaused = () => Promise.resolve(false);
