import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const src = new URL("../../src/", import.meta.url).href;
const store = new URL("store/", src).href;
const here = new URL("./", import.meta.url).href;

/**
 * From here on what the product imports of its store is the simulated one, and what waits waits on the simulated clock. What
 * is imported is not the product's to choose, so nothing of it knows that it is simulated.
 */
export function redirectStore(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const from = context.parentURL ?? "";
      if (specifier === "node:timers/promises" && from.startsWith(src)) {
        return { url: `${here}timers-promises.ts`, shortCircuit: true };
      }
      const found = next(specifier, context);
      if (!found.url.startsWith(store) || from.startsWith(here)) return found;
      const stand = `${here}store/${found.url.slice(store.length)}`;
      if (!existsSync(fileURLToPath(stand))) throw new Error(`${from} needs ${found.url}, which is not simulated`);
      return { ...found, url: stand };
    },
  });
}
