import { Visitor } from "oxc-parser";
import { type Finding, lineAt, product, type SourceFile, type Tree } from "./tree.ts";

/** Where the empty answer to a text is written, once. */
const onlyAnswer = "src/vendors/twilio/voice-answer.ts";
/** TwiML by which an answer to a webhook would send a text or make a call. */
const speaking = /<(?:Message|Sms|Dial|Redirect)/;
/** What the carrier's own builder would write them with; the spoken answer needs two of its words. */
const spoken = new Set(["say", "hangup", "toString"]);

/** No string of ours answers a webhook with anything that reaches a phone. The sandbox plays the carrier, so it knows them all. */
export function checkAnswers(tree: Tree): Finding[] {
  return product(tree).flatMap((file) =>
    file.path.startsWith("src/sandbox/") ? [] : [...stringsIn(file), ...builtIn(file)],
  );
}

function stringsIn(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const look = (text: string, start: number) => {
    if (speaking.test(text))
      findings.push({
        path: file.path,
        line: lineAt(file, start),
        rule: "no webhook is answered with a text or a call",
      });
    else if (text.includes("<Response") && file.path !== onlyAnswer)
      findings.push({ path: file.path, line: lineAt(file, start), rule: `only ${onlyAnswer} writes an answer` });
  };
  new Visitor({
    Literal: ({ value, start }) => {
      if (typeof value === "string") look(value, start);
    },
    TemplateElement: ({ value, start }) => look(value.cooked ?? value.raw, start),
  }).visit(file.program);
  return findings;
}

/** Of the builder nothing is called but what speaks and hangs up. */
function builtIn(file: SourceFile): Finding[] {
  const builders = new Set<string>();
  const findings: Finding[] = [];
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === "Identifier" && init?.type === "NewExpression" && init.callee.type === "Identifier")
        if (init.callee.name.endsWith("Response")) builders.add(id.name);
    },
    MemberExpression(node) {
      const { object, property, computed } = node;
      if (object.type !== "Identifier" || !builders.has(object.name)) return;
      const name = !computed && property.type === "Identifier" ? property.name : "[…]";
      if (!spoken.has(name))
        findings.push({
          path: file.path,
          line: lineAt(file, node.start),
          rule: `an answer is not built with .${name}`,
        });
    },
  }).visit(file.program);
  return findings;
}
