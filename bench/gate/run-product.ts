import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { endOf, startProgram } from "../child.ts";
import type { ProductOrder, ProductPlace, ProductResult } from "./product.ts";

/** The gate and the outbox, as a process of their own. */
export type RunningProduct = {
  readonly child: ChildProcess;
  run(order: ProductOrder): Promise<ProductResult>;
};

/** For the last texts to get through. */
const marginMs = 30_000;

export async function startProduct(place: ProductPlace): Promise<RunningProduct> {
  const { child } = await startProgram(new URL("product.ts", import.meta.url), place);
  const ended = endOf(child);
  return {
    child,
    run: async (order) => {
      const signal = AbortSignal.timeout(order.seconds * 1_000 + marginMs);
      const answered = Promise.race([once(child, "message", { signal }), ended]);
      child.send(order);
      const [result]: ProductResult[] = await answered;
      if (result === undefined) throw new Error("the product of the bench gave no result");
      return result;
    },
  };
}
