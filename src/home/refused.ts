/** Something that a person must put right first: what is wrong, and what to do next. Commands print it and end with 1. */
export class Refused extends Error {
  readonly next: string;

  constructor(wrong: string, next: string) {
    super(wrong);
    this.name = "Refused";
    this.next = next;
  }
}
