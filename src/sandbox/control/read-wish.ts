import type { FastifyReply } from "fastify";
import type { z } from "zod";

/** Reads a body, or answers 400 with the field that is wrong and what to write there. */
export function readWish<S extends z.ZodType>(schema: S, body: unknown, reply: FastifyReply): z.infer<S> | null {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  reply.code(400).send(badRequest(read.error.issues[0]));
  return null;
}

function badRequest(issue: z.core.$ZodIssue | undefined): object {
  const field = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys") {
    return { code: "bad_request", field: issue.keys.join(", "), message: `there is no field ${issue.keys.join(", ")}` };
  }
  if (issue?.code === "custom" && field === "") return { code: "bad_request", field, message: issue.message };
  if (field === "") return { code: "bad_request", field, message: "write a JSON object" };
  return { code: "bad_request", field, message: `${field}: ${issue?.message ?? "wrong"}` };
}
