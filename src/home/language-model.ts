import type { Config } from "../config.ts";
import type { LanguageModel } from "../domain/language-model.ts";
import { connectModel } from "../vendors/language-model/connect.ts";
import type { ModelConnection } from "../vendors/language-model/connection.ts";

/** The language model of the configuration; null where the rules read alone. Nothing is asked yet. */
export function openModel({ model, modelBudget }: Pick<Config, "model" | "modelBudget">): LanguageModel | null {
  if (model.kind === "none") return null;
  const { kind, name } = model;
  const baseUrl = model.kind === "compatible" ? model.baseUrl : null;
  const apiKey = model.apiKey?.reveal() ?? null;
  const connection: ModelConnection = { kind, name, apiKey, baseUrl, pencePerMillion: modelBudget.pencePerMillion };
  return connectModel(connection);
}

/** The same with its budget, as a process needs it. */
export function openBudgetedModel(config: Config) {
  const reader = openModel(config);
  return reader === null ? null : { reader, budget: config.modelBudget };
}
