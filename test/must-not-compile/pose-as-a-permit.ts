// TS2322: a private field keeps a class with the same fields from being one.
import type { Permit } from "../../src/gate/system-gate.ts";
import type { Request } from "../../src/store/permits.ts";

class LookAlike {
  readonly id = "permit_invented";
  readonly request: Request;

  constructor(request: Request) {
    this.request = request;
  }
}

export const pose = (request: Request): Permit => new LookAlike(request);
