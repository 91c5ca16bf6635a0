import { parseArgs } from "node:util";
import { openStore } from "../../src/store/tenant.ts";
import { claimToSend, noon } from "./gate-bench.ts";

/** A sender that claims one text on a short lease, says so, and never tells what became of it. */
const { url, lease } = parseArgs({ options: { url: { type: "string" }, lease: { type: "string" } } }).values;
const store = openStore({ url: url ?? "", name: "held sender", connectionsMax: 1 });
const claim = await claimToSend(store, Number(lease), noon);
process.stdout.write(`${claim?.text.outboxId ?? "nothing"}\n`);
setInterval(() => undefined, 1_000);
