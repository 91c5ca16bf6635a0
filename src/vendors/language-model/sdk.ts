import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, type LanguageModelUsage, NoObjectGeneratedError, Output } from "ai";
import type { ModelAnswer, ModelFailure, ModelQuestion, Tokens } from "../../domain/language-model.ts";
import { unreachable } from "../../domain/unreachable.ts";
import { answerSchema } from "./answer-schema.ts";
import { AnswerTooLarge, boundedFetch } from "./bounded-fetch.ts";
import type { ModelConnection } from "./connection.ts";
import { instructions, questionInWords } from "./instructions.ts";

/** What models think aloud counts too. */
const outputTokensMax = 2_000;

// The SDK would write warnings to the console, past our log and its redaction.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

/** One request, never repeated, with no tools in it. Throws nothing. */
export function askThrough(
  connection: ModelConnection,
): (question: ModelQuestion, signal: AbortSignal) => Promise<ModelAnswer> {
  const model = modelOf(connection);
  return async (question, signal) => {
    try {
      const { output, usage } = await generateText({
        model,
        instructions,
        prompt: questionInWords(question),
        output: Output.object({ schema: answerSchema, name: "reading" }),
        maxRetries: 0,
        maxOutputTokens: outputTokensMax,
        temperature: 0,
        abortSignal: signal,
        providerOptions: { openai: { store: false } },
      });
      return { is: "read", reading: output, tokens: tokensOf(usage) };
    } catch (error) {
      const usage = NoObjectGeneratedError.isInstance(error) ? error.usage : undefined;
      return { is: "failed", why: signal.aborted ? "timed_out" : whyOf(error), tokens: usage ? tokensOf(usage) : null };
    }
  };
}

/** Addresses are always said: left out, the SDK would read them from the environment. */
function modelOf({ kind, name, apiKey, baseUrl }: ModelConnection) {
  switch (kind) {
    case "openai":
      return createOpenAI({
        apiKey: apiKey ?? "",
        baseURL: baseUrl ?? "https://api.openai.com/v1",
        fetch: boundedFetch,
      })(name);
    case "anthropic":
      return createAnthropic({
        apiKey: apiKey ?? "",
        baseURL: baseUrl ?? "https://api.anthropic.com/v1",
        fetch: boundedFetch,
      })(name);
    case "compatible": {
      const settings = {
        name: "compatible",
        baseURL: baseUrl ?? "",
        fetch: boundedFetch,
        supportsStructuredOutputs: true,
      };
      return createOpenAICompatible(apiKey === null ? settings : { ...settings, apiKey })(name);
    }
    default:
      return unreachable(kind);
  }
}

const causesMax = 5;

function whyOf(error: unknown): ModelFailure {
  let cause = error;
  for (let depth = 0; depth < causesMax && cause instanceof Error; depth += 1) {
    if (cause instanceof AnswerTooLarge) return "too_large";
    if (APICallError.isInstance(cause) && cause.statusCode !== undefined)
      return cause.statusCode >= 400 ? "refused" : "no_reading";
    ({ cause } = cause);
  }
  return error instanceof TypeError || APICallError.isInstance(error) ? "no_answer" : "no_reading";
}

/** Figures of the model's own, so they may be missing or nonsense: what is no count counts as none. */
function tokensOf({ inputTokens, outputTokens }: LanguageModelUsage): Tokens {
  return { input: countOf(inputTokens), output: countOf(outputTokens) };
}

const tokensMax = 1_000_000;

function countOf(tokens: unknown): number {
  return typeof tokens === "number" && Number.isInteger(tokens) && tokens > 0 ? Math.min(tokens, tokensMax) : 0;
}
