import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Network } from "../network.ts";
import type { LedgerRow } from "../records.ts";

const rowOf = new WeakMap<FastifyRequest, LedgerRow>();

/** Writes down every request of the scope as it comes, and its answer's status when that has left. */
export function keepLedger(app: FastifyInstance, network: Network): void {
  app.addHook("preValidation", async (request) => {
    const [path = ""] = request.url.split("?");
    const form = { ...fieldsOf(request.query), ...fieldsOf(request.body) };
    const at = new Date().toISOString();
    const row: LedgerRow = {
      at,
      method: request.method,
      path,
      form,
      status: null,
      sid: null,
      accepted: false,
    };
    rowOf.set(request, row);
    network.ledger.add(row);
  });
  app.addHook("onResponse", async (request, reply) => {
    const row = rowOf.get(request);
    if (row === undefined || !reply.raw.writableFinished) return;
    row.status = reply.statusCode;
    if (row.method !== "POST" || !row.path.endsWith("/Messages.json")) row.accepted = reply.statusCode < 300;
  });
}

/** The line of this request in the ledger. */
export function ledgerRow(request: FastifyRequest): LedgerRow {
  const row = rowOf.get(request);
  if (row === undefined) throw new Error(`no ledger row for ${request.method} ${request.url}`);
  return row;
}

/** The fields of a form, or of a query: whatever else a body holds counts as none. */
export function fieldsOf(body: unknown): Record<string, string> {
  if (body === null || typeof body !== "object") return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}
