import type { Environment, Flaw, Problem } from "./problem.ts";

/** Asks the environment for one variable after another and gathers everything that is wrong, not only the first thing. */
export class Questions {
  readonly #environment: Environment;
  readonly #problems = new Map<string, Problem>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The variable's value; null when it is not set or is refused. Empty is refused, never read as unset. */
  ask<Value extends {}>(variable: string, parse: (text: string) => Value | Flaw): Value | null {
    const text = this.#environment[variable];
    if (text === undefined) return null;
    if (text.trim() === "") {
      this.refuse(variable, "is empty", "a value, or remove the variable");
      return null;
    }
    const value = parse(text);
    if (!isFlaw(value)) return value;
    this.refuse(variable, value.wrong, value.write);
    return null;
  }

  /** Whether the variable is there at all, rightly or wrongly. */
  isSet(variable: string): boolean {
    return this.#environment[variable] !== undefined;
  }

  /** Notes a problem. A variable has one at most: the first, which the later ones follow from. */
  refuse(variable: string, wrong: string, write: string): void {
    if (!this.#problems.has(variable)) this.#problems.set(variable, { variable, wrong, write });
  }

  problems(): Problem[] {
    return [...this.#problems.values()];
  }
}

function isFlaw(value: {}): value is Flaw {
  return typeof value === "object" && "wrong" in value && "write" in value;
}
