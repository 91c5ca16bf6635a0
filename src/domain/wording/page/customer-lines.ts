import { nothingTold } from "../../client-facts.ts";
import { isMoreQuestion, questions } from "../../intake/question.ts";
import { answerTo, topics } from "../../intake/topic.ts";
import { dangers } from "../../reading.ts";
import * as customer from "../customer.ts";
import { safetyText } from "../safety.ts";
import type { Sample, WordingLine } from "./sample.ts";

/** All that a customer can be told, in the order of a conversation. */
export function customerLines(sample: Sample): readonly WordingLine[] {
  const { businessName, introduce, lead, told } = sample;
  const voice = { businessName, introduce };
  const asked = { lead, answers: [answerTo("area", told), answerTo("availability", told)] };
  return [
    { key: "first", text: customer.firstText(businessName) },
    ...questions.map((question) => ({ key: `ask.${question}`, text: customer.ask(voice, question, []) })),
    ...answerLines(sample),
    ...[null, ...questions.filter(isMoreQuestion)].flatMap((more) => [
      {
        key: `confirm${more === null ? "" : `.${more}`}`,
        text: customer.confirmCaptured(voice, { lead, more, answers: [] }),
      },
      {
        key: `confirm.answered${more === null ? "" : `.${more}`}`,
        text: customer.confirmCaptured(voice, { ...asked, more }),
      },
    ]),
    { key: "corrected", text: customer.corrected(voice, lead) },
    { key: "passed_on", text: customer.passedOn(voice) },
    { key: "rang_again", text: customer.sawYouRangAgain(businessName) },
    { key: "sorry", text: customer.sorryToTrouble(voice) },
    { key: "holding", text: customer.holdingReply(businessName) },
    ...safetyLines(),
  ];
}

/** The answer to each question, with what the owner told and without. */
function answerLines({ businessName, introduce, told }: Sample): readonly WordingLine[] {
  const voice = { businessName, introduce };
  return topics.flatMap((topic) =>
    [nothingTold, told]
      .map((facts) => answerTo(topic, facts))
      .filter((answer, place) => place === 0 || (answer.told !== null && topic !== "identity"))
      .map((answer) => ({
        key: `answer.${topic}${answer.told === null ? "" : ".told"}`,
        text: customer.answered(voice, [answer]),
      })),
  );
}

function safetyLines(): readonly WordingLine[] {
  const regions = [
    [null, ""],
    ["LS1 4AP", ".great_britain"],
    ["BT1 1AA", ".northern_ireland"],
  ] as const;
  return dangers.flatMap((danger) => {
    const [anywhere, ...elsewhere] = regions.map(([postcode, region]) => ({
      key: `safety.${danger}${region}`,
      text: safetyText({ danger, postcode, tradeTold: true }),
    }));
    return anywhere === undefined ? [] : [anywhere, ...elsewhere.filter(({ text }) => text !== anywhere.text)];
  });
}
