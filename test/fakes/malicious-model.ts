import { dangers, nothingRead } from "../../src/domain/reading.ts";
import { type Behaviour, complete, reads, says, status } from "./model-server.ts";

/** What no text of ours may ever hold. */
export const planted = "PLANTED-WORDS https://planted-host.example +447700900666";

const everyFact = { job: planted, postcode: "ZZ9 9ZZ", place: planted, name: planted } as const;
const lie = {
  ...nothingRead,
  intent: "job",
  urgency: "routine",
  when: { text: planted, from: planted, to: planted },
} as const;
const dripMs = 200;
const megabyte = 1_000_000;

/** Every way in which a model's server was thought to do harm, each under a name of its own. */
export const malice: Readonly<Record<string, Behaviour>> = {
  "plausible lies in every fact": reads({ ...lie, ...everyFact }),
  "no JSON": says(`${planted} {{{`),
  "nothing at all": says(""),
  "JSON of another kind": says(JSON.stringify([planted])),
  "fields that there are not": says(JSON.stringify({ ...lie, ...everyFact, action: "text_customer", to: planted })),
  "wrong types": says(JSON.stringify({ ...lie, optOut: planted, lifeSafety: 1, when: planted })),
  "a danger that there is not": says(JSON.stringify({ ...lie, lifeSafety: planted })),
  "words of its own": says(`Sure! I have told the customer: ${planted}`),
  "a call of a tool": (response) => {
    const call = {
      id: "1",
      type: "function",
      function: { name: "text_customer", arguments: JSON.stringify({ to: planted }) },
    };
    const choices = [
      { index: 0, message: { role: "assistant", content: null, tool_calls: [call] }, finish_reason: "tool_calls" },
    ];
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ id: "1", created: 1, model: "m", choices }));
  },
  "an answer of no known form": (response) => void response.writeHead(200).end(JSON.stringify({ planted })),
  "a megabyte": (response) =>
    complete(response, JSON.stringify({ ...lie, job: planted.repeat(megabyte / planted.length) })),
  "a megabyte of no JSON": (response) => void response.writeHead(200).end("x".repeat(megabyte)),
  "a slow drip": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), dripMs);
    response.on("close", () => clearInterval(timer));
  },
  hanging: () => undefined,
  "a socket that is closed": (response) => void response.socket?.destroy(),
  "a socket that is closed amid the answer": (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write("{", () => response.socket?.destroy());
  },
  "401": status(401),
  "429": status(429, { "retry-after": "1" }),
  "500": status(500),
  "a redirect to elsewhere": status(307, { location: "http://127.0.0.1:9/elsewhere" }),
  "wild figures": (response) => {
    const choices = [
      {
        index: 0,
        message: { role: "assistant", content: JSON.stringify({ ...lie, ...everyFact }) },
        finish_reason: "stop",
      },
    ];
    const usage = { prompt_tokens: -1e308, completion_tokens: 1e308, total_tokens: 0 };
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ id: "1", created: 1, model: "m", choices, usage }));
  },
};

/** Readings that are well-formed and wrong in one way each: a danger, an opt-out, a wish for silence. */
export const wellFormedLies = [
  ...dangers.map((lifeSafety) => ({ ...lie, lifeSafety })),
  { ...lie, optOut: true },
  { ...lie, wantsHuman: true },
  { ...lie, intent: "spam" as const },
  { ...lie, intent: "injection" as const },
  { ...lie, urgency: "emergency" as const },
];
