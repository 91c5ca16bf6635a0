import { secret } from "./field.ts";
import { type Flaw, shown } from "./problem.ts";
import type { Questions } from "./questions.ts";
import type { Secret } from "./secret.ts";
import { isPrivateWay, webAddress } from "./web-address.ts";

/** Which language model reads texts; with `none` the rules alone do. */
export type Model =
  | { readonly kind: "none" }
  | { readonly kind: "openai" | "anthropic"; readonly name: string; readonly apiKey: Secret }
  | { readonly kind: "compatible"; readonly name: string; readonly baseUrl: string; readonly apiKey: Secret | null };

type Choice = { readonly kind: Model["kind"]; readonly name: string };

const forms = "none, openai:NAME, anthropic:NAME or compatible:NAME";
const none: Model = { kind: "none" };

/** Keys are read even where the model does not use them, so that a wrong one is said now and not on the day it is used. */
export function readModel(questions: Questions): Model {
  const { kind, name } = questions.ask("JOBRUN_MODEL", choice) ?? { kind: "none", name: "" };
  const keys = {
    openai: questions.ask("OPENAI_API_KEY", secret("the key from OpenAI")),
    anthropic: questions.ask("ANTHROPIC_API_KEY", secret("the key from Anthropic")),
    compatible: questions.ask("JOBRUN_MODEL_API_KEY", secret("the key for that address")),
  };
  const baseUrl = questions.ask("JOBRUN_MODEL_BASE_URL", webAddress);
  if (kind === "none") return none;
  if (kind === "compatible") return compatible(questions, name, baseUrl, keys.compatible);
  const apiKey = keys[kind];
  if (apiKey !== null) return { kind, name, apiKey };
  const variable = kind === "openai" ? "OPENAI_API_KEY" : "ANTHROPIC_API_KEY";
  questions.refuse(variable, `is not set, but JOBRUN_MODEL is ${kind}:${name}`, "the key, or set JOBRUN_MODEL to none");
  return none;
}

function compatible(questions: Questions, name: string, baseUrl: string | null, apiKey: Secret | null): Model {
  const example = "the model's address, such as http://127.0.0.1:11434/v1";
  if (baseUrl === null) {
    questions.refuse("JOBRUN_MODEL_BASE_URL", `is not set, but JOBRUN_MODEL is compatible:${name}`, example);
    return none;
  }
  if (!isPrivateWay(baseUrl))
    questions.refuse("JOBRUN_MODEL_BASE_URL", "would send customers' words over plain http", "an https address");
  return { kind: "compatible", name, baseUrl, apiKey };
}

function choice(text: string): Choice | Flaw {
  if (text === "none") return { kind: "none", name: "" };
  const [, kind, name] = /^(openai|anthropic|compatible):([\x21-\x7e]{1,100})$/.exec(text) ?? [];
  if (name !== undefined && (kind === "openai" || kind === "anthropic" || kind === "compatible")) return { kind, name };
  return { wrong: `${shown(text)} is not a model`, write: forms };
}
