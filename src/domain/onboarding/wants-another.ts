import { readOwnerText } from "../owner/read-command.ts";
import { readSetupText } from "./read-setup.ts";
import { newSetup } from "./setup.ts";

/** Whether an owner who has a business would set up one more: so they say, or begin as somebody unknown would. */
export function wantsAnother(text: string): boolean {
  if (readOwnerText(text).some(({ is }) => is !== "unclear")) return false;
  const heard = readSetupText(text, newSetup);
  if (heard.heard === "command") return heard.command === "another_business";
  return heard.heard === "facts" && heard.facts.trade !== undefined;
}
