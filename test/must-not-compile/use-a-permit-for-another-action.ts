// TS2322: a permit is for one action.
import type { Permit } from "../../src/gate/system-gate.ts";

export const turned = (permit: Permit<"text_customer">): Permit<"text_owner"> => permit;
