import type { Command } from "commander";
import { normaliseTypedPhone } from "../../domain/phone.ts";
import { Refused } from "../../home/refused.ts";
import { configured } from "../../home/home.ts";
import { runPhone } from "../phone.ts";
import { sayFailure, type Options } from "../run-command.ts";

export function addPhoneCommand(program: Command): void {
  program
    .command("phone <phone>")
    .description("a handset of the sandbox in this terminal: type a text, /call NUMBER, /dial CODE, /help")
    .option("--json", "what arrives, a line of JSON each")
    .action(async (typed: string, options: Options) => {
      try {
        const { carrier } = configured((line) => process.stderr.write(`${line}\n`));
        if (carrier.kind !== "sandbox") {
          throw new Refused(
            "Handsets exist in the sandbox only, and Twilio is configured.",
            "Unset TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.",
          );
        }
        const phone = normaliseTypedPhone(typed);
        if (phone === null) throw new Refused(`"${typed}" is not a phone number.`, "Write it like +447700900123.");
        const sandboxUrl = `http://127.0.0.1:${carrier.port}`;
        await runPhone(phone, {
          sandboxUrl,
          json: options.json === true,
          input: process.stdin,
          output: process.stdout,
        });
      } catch (error) {
        process.exitCode = 1;
        sayFailure(options, error);
      }
    });
}
