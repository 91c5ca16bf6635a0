// TS2345: an id is parsed before it opens a tenant.
import type { Store } from "../../src/store/tenant.ts";

export const open = (store: Store) => store.withTenant("client_1", async () => null);
