import type * as real from "../../../src/store/model-calls.ts";

export const settleModelCall: typeof real.settleModelCall = () =>
  Promise.reject(new Error("no model reads in a simulation"));
