import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const flag = z.boolean().default(false);
const lock = z.object({ packages: z.record(z.string(), z.object({ dev: flag, optional: flag, devOptional: flag })) });
const below = /^node_modules\/(?:@[^/]+\/)?[^/]+$/;

/**
 * Lays out the packages that the lock file has for what runs, as `npm ci --omit=dev --omit=optional` does, by copies of those that
 * are installed here: npm itself asks its registry for minutes where others use the machine.
 */
export function layPackages(installed: string, folder: string): void {
  const { packages } = lock.parse(JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")));
  for (const [path, { dev, optional, devOptional }] of Object.entries(packages)) {
    if (!below.test(path) || dev || optional || devOptional) continue;
    cpSync(join(installed, path), join(folder, path), { recursive: true, dereference: true });
  }
}
