// TS2339: there is no way to rows but through a tenant's transaction.
import type { Store } from "../../src/store/tenant.ts";

export const pool = (store: Store) => store.pool;
