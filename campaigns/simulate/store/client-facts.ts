import type * as real from "../../../src/store/client-facts.ts";
import { notSimulated } from "../port/statement.ts";

export const writeClientFacts: typeof real.writeClientFacts = async () => notSimulated("writeClientFacts");
