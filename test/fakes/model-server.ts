import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { z } from "zod";
import { nothingRead, type Reading } from "../../src/domain/reading.ts";

const requestShape = z.looseObject({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });
const questionShape = z.looseObject({ text: z.string() });

/** One request as it came in. `text` is what the customer wrote, out of the question that JobRun made of it. */
export type Asked = {
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: string;
  readonly text: string;
};

/** What the server does with a request: it may answer, or not. */
export type Behaviour = (response: ServerResponse, asked: Asked) => void;

/** A language model's server under the control of a test: real HTTP on 127.0.0.1, as OpenAI-compatible servers speak it. */
export type ModelServer = {
  readonly url: string;
  /** Every request, oldest first. */
  readonly asked: readonly Asked[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
};

export async function startModelServer(first: Behaviour = reads({})): Promise<ModelServer> {
  const asked: Asked[] = [];
  let behaviour = first;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const one = askedIn(request.url ?? "", request.headers, Buffer.concat(parts).toString("utf8"));
      asked.push(one);
      behaviour(response, one);
    });
    response.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the model's server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    asked,
    behave: (next) => (behaviour = next),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function askedIn(path: string, headers: Asked["headers"], bytes: string): Asked {
  const said = requestShape.safeParse(jsonIn(bytes)).data?.messages.at(-1)?.content ?? "";
  const text = questionShape.safeParse(jsonIn(said)).data?.text ?? "";
  return { path, headers, bytes, text };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Answers as an honest server does, with this reading of whatever was written. */
export function reads(reading: Partial<Reading> | ((text: string) => Partial<Reading>)): Behaviour {
  return (response, { text }) => {
    const said = typeof reading === "function" ? reading(text) : reading;
    complete(response, JSON.stringify({ ...nothingRead, ...said }));
  };
}

/** Answers with these words in the place of a reading. */
export function says(content: string): Behaviour {
  return (response) => complete(response, content);
}

/** After so many milliseconds, what another would have done at once. */
export function late(ms: number, then: Behaviour): Behaviour {
  return (response, asked) => void setTimeout(() => then(response, asked), ms).unref();
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (response) => void response.writeHead(code, headers).end(JSON.stringify({ error: { message: "no" } }));
}

export const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 } as const;

export function complete(response: ServerResponse, content: string): void {
  const message = { role: "assistant", content };
  const choices = [{ index: 0, message, finish_reason: "stop" }];
  const whole = { id: "chat-1", object: "chat.completion", created: 1, model: "fake", choices, usage };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(whole));
}
