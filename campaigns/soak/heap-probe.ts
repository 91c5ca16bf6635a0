import { writeSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Loaded before the product by `--import`: at SIGUSR2 it collects what nobody holds, and prints what is left on the heap. */
const standardOutput = 1;
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

process.on("SIGUSR2", () => {
  collect();
  writeSync(standardOutput, `{"heapMb":${process.memoryUsage().heapUsed / 1e6}}\n`);
});
