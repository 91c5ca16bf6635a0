import { formsOf, wordsOf } from "./words-of.ts";

const goesWrong = `leak drip block crack flood overflow burst squeak bang knock hum buzz rattle grind whine gurgle vibrate
  spark trip flicker smell stink pong whiff reek hiss weep ooze seep sag bulge collapse peel flake bubble blister jam
  seize stick snap splinter rust corrode clog backfire scald overheat smoke fail malfunction judder shudder slip wobble
  rock creak groan rumble clunk click chirp beep bleep whistle hoot roar trickle dribble spray gush pour spurt
  squeal screech howl moan wail scream scratch gnaw nest infest swarm bite dig`;
const isWrong = `broken broke bust busted dead died faulty dodgy iffy kaput cold lukewarm tepid freezing loose wobbly floppy
  bent rotten rotting rusty rusted mouldy mould moldy damp condensation wet soaked smelly noisy noise noises racket
  seized stuck stiff jammed snapped smashed shattered chipped scratched torn worn blown split leaning lean fallen fell
  dropped dropping stained squeaky slow clogged sludge sludged error fault smells mess dirty filthy overgrown jungle gone
  missing damaged damage knackered rubbish-pressure lost nicked stolen locked warped swollen drafty draughty draught rot
  sticking skew-whiff wonky crooked uneven tired lethal dangerous unsafe scorched burnt melted frozen thawed exposed
  cracked flickery intermittent weak pathetic banging stopped backing puddle hole holes gap leaky drippy stopping
  stripped rounded backed gross lifted lifting sunk sinking heaved dipped subsided wringing sodden sopping saturated rattly worn-out
  stain stained perished discoloured brown cloudy smelling stench pong unresponsive tripped hanging falling coming
  constantly continuously dead-slow temperamental defrosting warm warming shorted fused popped noisily peeling fogged
  misted misty steamed`;
const verbsThatFail = `work start light fire heat drain flush fill close shut open lock turn flow charge spin`;

/** What goes wrong, and how things are that went wrong. */
export const faults: ReadonlySet<string> = new Set([...wordsOf(goesWrong).flatMap(formsOf), ...wordsOf(isWrong)]);

/** What a thing should do: a fault where it is denied. */
export const duties: ReadonlySet<string> = new Set(wordsOf(verbsThatFail).flatMap(formsOf));
