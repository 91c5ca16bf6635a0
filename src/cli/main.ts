import { enableCompileCache } from "node:module";

// Two fifths of a command's time is reading the same files again, so what was compiled is kept for the next one.
enableCompileCache();
await import("./program.ts");
