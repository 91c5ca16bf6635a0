import type { Answer, Topic } from "../intake/topic.ts";
import { unreachable } from "../unreachable.ts";
import { openSlot } from "./slot.ts";

const factSeptetsMax = 80;
/** "£1000.00". */
const priceSeptetsMax = 8;
/** Of each, where two things are answered in one text. */
const shortFactSeptetsMax = 40;

/**
 * What is said to a customer's questions: what the owner told us, and of the rest that it is for a person. No promise. `name`:
 * the business's text name, null where the text says it already.
 */
export function answersInWords(answers: readonly Answer[], name: string | null): string {
  const room = answers.length > 1 ? shortFactSeptetsMax : factSeptetsMax;
  const told = answers.map((answer) => ({ topic: answer.topic, words: tellFact(answer, room, name) }));
  const said = told.flatMap(({ words }) => words ?? []);
  const open = told.filter(({ words }) => words === null).map(({ topic }) => wanted[topic]);
  return [...said, ...(open.length === 0 ? [] : [forAPerson(open)])].join(" ");
}

function tellFact({ topic, told }: Answer, room: number, name: string | null): string | null {
  const words = openSlot(told, topic === "price" ? priceSeptetsMax : room);
  if (words === null) return null;
  switch (topic) {
    case "price":
      return words === "£0" ? noCallout : `The call-out charge is ${words}; the rest depends on the job.`;
    case "area":
      return `Area covered: ${words}.`;
    case "hours":
      return `Working hours: ${words}.`;
    case "identity":
      return name === null ? automated : `This is the automated line of ${name}; a person gets what you write.`;
    case "progress":
    case "availability":
    case "other":
      return null;
    default:
      return unreachable(topic);
  }
}

const automated = "These replies are automated; a person gets what you write.";
const noCallout = "There is no call-out charge; the rest depends on the job.";

/** What a person has to say, each as the subject of a sentence. */
const wanted: Readonly<Record<Topic, string>> = {
  price: "a price",
  area: "the area covered",
  hours: "the working hours",
  availability: "a time",
  progress: "news of a visit",
  identity: "a word from a person",
  other: "an answer to that",
};

function forAPerson(open: readonly string[]): string {
  const [first = "", ...rest] = open.join(" and ");
  return `${first.toUpperCase()}${rest.join("")} can only come from a person; they have your question.`;
}
