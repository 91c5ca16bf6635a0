// TS2459: the class of permits stays where the gate is asked.
import { GrantedPermit } from "../../src/gate/system-gate.ts";

export const made = GrantedPermit;
