import { follows, near } from "./rule.ts";

/** What a shock, a fault in a board and a line that is down are called without their names. */
export const electricSigns: readonly RegExp[] = [
  near("wasps?|bees?|hornets?|angry", "fusebox|SOCKET|METER", 6),
  near(
    "(?:odd|funny|weird|strange|angry|horrible|queer|making|makes|make|makin|SOUND) (?:\\w+ ){0,2}(?:SOUND|noises?|sounds?)|SOUND like",
    "SOCKET|WIRE",
    4,
  ),
  near("BUZZ|tick\\w*|click\\w*", "SOCKET (?:\\w+ ){0,3}(?:HEAT|SMELL|SCORCH)", 4),
  near("BUZZ", "SOCKET|WIRE|ELECTRIC", 9),
  /\b(?:SOCKET|WIRE|APPLIANCE|METAL|HOB|BOILER|HEATING) (?:\w+ )?(?:bites?|bit|zaps?|stings?|STING) (?:me|us|him|her|PRONOUN|PERSON|the|our|my)\b/,
  /\b(?:METAL|APPLIANCE|HOB|HEATING|HEATER|appliance|casing)(?: (?:is|are|was|s|all|gone|been|itself))* live\b(?! (?:in|near|at|there|here|on|with|next))/,
  /\b(?:gave|gives|give|gied|giving|gies|got|had)(?: (?:me|us|him|her|the|PERSON|PRONOUN|my|our|a|an|one|some|wee|right|proper|hell|heck|of|nasty|big|good|bit)){1,7} (?:BELT|SHOCK|bite)\b(?! (?:up|out|about|from the|call|ring|when you|of (?:paint|the)|to eat|of))/,
  near(
    "thrown|threw|flung|blown|knocked",
    "(?:across|back|off) (?:the |PRONOUN |his |her |my )?(?:room|kitchen|garage|BODY|ladder|shed|hall|feet)",
    3,
  ),
  near(
    "fork|knife|finger|BODY|screwdriver|coin|hair\\w*|paperclip|scissors|tweezers|spoon|pencil|wire|crayon|toy",
    "(?:in|into|in to|up|inside|down) (?:the |a |my |our )?(?:\\w+ )?(?:SOCKET)(?! (?:is|was) (?:BREAK|old))",
    3,
  ),
  /\bWIRE (?:(?:is|are|has|have|come|came|s|blown|been|lying|laying|hanging|BARE|right) )*(?:down|FALL|lying|trailing|across|on|in) (?:\w+ ){0,3}(?:road|drive|driveway|lawn|garden|field|street|pavement|path|grass|yard|lane|fence|car|hedge)\b/,
  follows("sparky|electrician|builder|workman", "left (?:\\w+ ){0,4}WIRE (?:\\w+ ){0,3}(?:live|BARE|on|out)", 4),
  near("pins and needles|funny feeling|buzzy feeling", "METAL|APPLIANCE|SOCKET|HOB", 7),
  /\btouch\w*\b.*\b(?:threw|flung|throws|bit|jolted) (?:me|him|her|us|PERSON|PRONOUN)\b/,
  near("HEAT (?:spot|patch|bit)|(?:wall|plaster) (?:is |feels |gets )?HEAT", "WIRE|SOCKET|ELECTRIC", 7),
  near("flash", "SOCKET|fusebox|ELECTRIC", 4),
  near("BARE|live", "(?:ends|end|tails)", 3),
  near("blue flash", "SOCKET|WIRE|ELECTRIC|APPLIANCE", 8),
];
