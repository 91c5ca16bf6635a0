import { createInterface } from "node:readline";
import { act, type Handset } from "./phone/act.ts";
import { readLine } from "./phone/commands.ts";
import { listenToNetwork } from "./phone/listen.ts";
import { phoneNetwork } from "./phone/network-client.ts";
import { screen } from "./phone/screen.ts";

const quietDefaultMs = 3000;
const quietMaxMs = 10_000;

export type PhoneOptions = {
  sandboxUrl: string;
  /** One JSON object a line instead of words. */
  json: boolean;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** How long nothing may happen after the end of a piped input before the phone is put down; 3 s, never over 10 s. */
  quietMs?: number;
};

/**
 * A handset in the terminal: shows what arrives as it arrives, and does what is typed, line by line.
 * Ends on /quit or at the end of input. Throws, in words for a person, when there is no network or no such phone.
 */
export async function runPhone(phone: string, options: PhoneOptions): Promise<void> {
  const { sandboxUrl, json, input, output } = options;
  const network = phoneNetwork(sandboxUrl);
  const known = await network.register({ phone });
  const isTyped = "isTTY" in input && input.isTTY === true;
  let prompt = (): void => undefined;
  const shown = screen(output, json, () => prompt());
  const state = { partner: null, quit: false, arrivals: 0, arrived: new Set<() => void>() };
  const handset: Handset = { phone: known.phone, network, screen: shown, ...state };
  const ear = await listenToNetwork(handset);
  shown.note(`This is ${handset.phone}. Type a text and press Enter; /help says what else it can do.`);
  const lines = createInterface({ input, output, terminal: isTyped, prompt: "> " });
  let open = true;
  lines.once("close", () => (open = false));
  lines.once("SIGINT", () => lines.close());
  prompt = () => {
    if (isTyped && open) lines.prompt(true);
  };
  try {
    prompt();
    for await (const line of lines) {
      await act(handset, readLine(line));
      if (handset.quit) return;
      prompt();
    }
    if (!isTyped) await quieten(() => shown.lastShownAt(), options.quietMs ?? quietDefaultMs);
  } finally {
    lines.close();
    ear.close();
  }
}

/** Waits until nothing was shown for a while. */
async function quieten(lastShownAt: () => number, quietMs: number): Promise<void> {
  const deadline = performance.now() + quietMaxMs;
  for (;;) {
    const now = performance.now();
    const restMs = Math.min(Math.max(lastShownAt(), deadline - quietMaxMs) + quietMs, deadline) - now;
    if (restMs <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}
