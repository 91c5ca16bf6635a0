import { enableCompileCache } from "node:module";

// Two fifths of a command's time is reading the same files again, so what was compiled is kept for the next one.
enableCompileCache();
// A reader that has seen enough, as in `jobrun client list | head`, is no failure; the loops of `start` stop by it.
for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
await import("./program.ts");
