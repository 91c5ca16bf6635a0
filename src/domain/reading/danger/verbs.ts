/** Verbs that are spelt like a fitting: "the ring won't light" and "when I switch the fire on" speak of no lamp and no switch. */
export const verbPhrases: readonly (readonly [RegExp, string])[] = [
  [/\bpilot (?:light|flame|burner)s?\b/g, "pilot"],
  [
    /\b(wont|doesnt|dont|didnt|not|never|cant|couldnt|wouldnt|isnt|to|before|until) (?:even |stay |always )?(?:re)?light(?=(?: up| it| them| again| properly| at all| anymore| any more| but| and| when| so| cos| now)*(?: \||$)| (?:up|it|them|the|my|again|but|and|so|properly)\b)/g,
    "$1 ignite",
  ],
  [/\b(i|we|you|she|he|they|u|ya) (?:re)?(?:light|lights|lighting) (?=it|them|the|my|our|a)/g, "$1 ignite "],
  [
    /\b(boiler|fire|hob|cooker|oven|ring|grill|burner|stove|it) (?:lights|relights)(?= (?:up|again|then|but|and|for)| \||$)/g,
    "$1 ignite",
  ],
  [
    /\b(i|we|you|u|to|she|he|they|ive|weve|cant|dont|just|ah|dinnae|cannae) (?:switch|switches|switched|switching) (?=(?:it|them|on|off|the|my|our|her|his|that|a)\b)/g,
    "$1 turn ",
  ],
];
