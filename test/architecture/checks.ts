import { checkAnswers } from "./check-answers.ts";
import { checkCasts, checkStaleCasts } from "./check-casts.ts";
import { checkCircles } from "./check-circles.ts";
import { checkCitations } from "./check-citations.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkImports } from "./check-imports.ts";
import { checkNetwork, checkStaleNetwork } from "./check-network.ts";
import { checkPurity } from "./check-purity.ts";
import { checkCarrierCalls, checkOneSender } from "./check-sender.ts";
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
  { promise: "answers a webhook with nothing that reaches a phone", find: checkAnswers },
  { promise: "asks for permits in one file, and claims texts in one", find: checkOnePermitDoor },
  { promise: "changes something at the carrier in the files that are known for it", find: checkCarrierCalls },
  { promise: "has what sends where it is handed on, and nowhere else", find: checkOneSender },
  { promise: "speaks to the outside only where a reason is listed", find: checkNetwork },
  { promise: "lists nobody who speaks to the outside and does not", find: checkStaleNetwork },
  { promise: "uses the carrier's library in one file", find: checkOneCarrierDoor },
  { promise: "is made of small files", find: checkSizes },
  { promise: "excepts no file from that which is gone", find: checkSizeExceptions },
  { promise: "casts only where a reason is listed, and has no any", find: checkCasts },
  { promise: "lists no cast that is gone", find: checkStaleCasts },
  { promise: "names the tests that need a database", find: checkTestNames },
  { promise: "cites only paths that exist", find: (tree) => checkCitations(tree.root) },
];
