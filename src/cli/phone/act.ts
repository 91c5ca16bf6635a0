import { HELP, type Command } from "./commands.ts";
import type { PhoneNetwork } from "./network-client.ts";
import type { Screen } from "./screen.ts";

/** One handset while it is held: whom it last had to do with, and what arrived since it last did something. */
export type Handset = {
  phone: string;
  partner: string | null;
  network: PhoneNetwork;
  screen: Screen;
  quit: boolean;
  arrivals: number;
  /** Called when a text arrives. */
  arrived: Set<() => void>;
};

/** Does what a line asks. What goes wrong is said on the screen, and the handset stays in the hand. */
export async function act(handset: Handset, command: Command): Promise<void> {
  try {
    await obey(handset, command);
  } catch (cause) {
    handset.screen.problem(cause instanceof Error ? cause.message : String(cause));
  }
}

async function obey(handset: Handset, command: Command): Promise<void> {
  const { network, phone, screen } = handset;
  switch (command.do) {
    case "text":
      return text(handset, command.body);
    case "call":
      handset.arrivals = 0;
      handset.partner ??= command.number;
      await network.call({ from: phone, to: command.number, ...(command.busy ? { busy: true } : {}) });
      return;
    case "dial":
      return screen.note(await network.dial({ from: phone, to: command.code }));
    case "to":
      handset.partner = command.number;
      return screen.note(`What you type now goes to ${command.number}.`);
    case "answer":
      await network.register({ phone, answers: command.on });
      return screen.note(command.on ? "This phone answers when it rings." : "This phone rings unanswered.");
    case "signal":
      await network.register({ phone, reachable: command.on });
      return screen.note(command.on ? "This phone can be reached." : "This phone has no signal.");
    case "wait":
      return nextText(handset, command.seconds);
    case "help":
      return screen.note(HELP);
    case "wrong":
      return screen.problem(command.why);
    case "quit":
      handset.quit = true;
      return;
    case "nothing":
      return;
    default:
      return never(command);
  }
}

async function text(handset: Handset, body: string): Promise<void> {
  const { partner, phone } = handset;
  if (partner === null) {
    handset.screen.problem("Nobody to text yet: write /to +447700900001 first, or /call a number.");
    return;
  }
  handset.arrivals = 0;
  handset.screen.sent(await handset.network.text({ from: phone, to: partner, body }));
}

/** Resolves at once when a text came since the handset last texted or called. */
async function nextText(handset: Handset, seconds: number): Promise<void> {
  if (handset.arrivals > 0) return;
  const came = await new Promise<boolean>((resolve) => {
    const wake = (): void => end(true);
    const bound = setTimeout(() => end(false), seconds * 1000);
    const end = (arrived: boolean): void => {
      clearTimeout(bound);
      handset.arrived.delete(wake);
      resolve(arrived);
    };
    handset.arrived.add(wake);
  });
  if (!came) handset.screen.problem(`No text came within ${seconds} s.`);
}

function never(command: never): never {
  throw new Error(`unreachable: ${JSON.stringify(command)}`);
}
