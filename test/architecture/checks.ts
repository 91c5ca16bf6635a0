import { checkCasts, checkStaleCasts } from "./check-casts.ts";
import { checkCircles } from "./check-circles.ts";
import { checkCitations } from "./check-citations.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkImports } from "./check-imports.ts";
import { checkPurity } from "./check-purity.ts";
import { checkSizeExceptions, checkSizes } from "./check-sizes.ts";
import { checkTestNames } from "./check-test-names.ts";
import { checkNoAnsweringText, checkOneCarrierDoor, checkOnePermitDoor } from "./check-words.ts";
import type { Finding, Tree } from "./tree.ts";

export type Check = { readonly promise: string; find(tree: Tree): Finding[] };

/** What holds of the tree, each as a sentence, with the function that finds where it does not. */
export const checks: readonly Check[] = [
  { promise: "imports only what the table allows", find: checkImports },
  { promise: "has no circles", find: checkCircles },
  { promise: "reads the environment in one file", find: checkEnvironment },
  { promise: "keeps clock, chance and the outside out of the domain", find: checkPurity },
  { promise: "never answers a webhook with a text", find: checkNoAnsweringText },
  { promise: "asks for permits in one file", find: checkOnePermitDoor },
  { promise: "uses the carrier's library in one file", find: checkOneCarrierDoor },
  { promise: "is made of small files", find: checkSizes },
  { promise: "excepts no file from that which is gone", find: checkSizeExceptions },
  { promise: "casts only where a reason is listed, and has no any", find: checkCasts },
  { promise: "lists no cast that is gone", find: checkStaleCasts },
  { promise: "names the tests that need a database", find: checkTestNames },
  { promise: "cites only paths that exist", find: (tree) => checkCitations(tree.root) },
];
