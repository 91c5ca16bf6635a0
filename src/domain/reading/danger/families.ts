/**
 * The words in which people tell of danger, by family. A rule names families, so that it holds for every word of them, and
 * `family-of.ts` adds endings, dropped letters and slips of the thumb. A word stands in one family.
 */
export const families = {
  NOT: "no not never without nor neither isnt arent wasnt werent dont doesnt didnt havent hasnt hadnt cant cannot couldnt nothing nobody noone nowhere aint nae cannae dinnae isnae nowt zero",
  SMELL:
    "smell smelly smelt stink stinky stank stunk stench whiff whiffy wiff reek reekin pong pongy niff niffy odour odor sniff scent honk ming guff waft taste tang nostrils aroma odeur olor huele zapach smierdzi czuje arogl miros miroase odore puzza cheiro",
  FUMES: "fume vapour vapours",
  HISS: "hiss whistle whoosh psst ssss",
  GAS: "gas gass gasses gases ges ags gaz gazu nwy lpg propane butane calor methane",
  GASSY: "gassy gasy",
  EGGS: "egg eggs eggy sulphur sulfur sulphury sulfury sulphurous",
  ESCAPE: "escape seep vent",
  LEAK: "leak leek lek leaky leakage",
  METER: "meter metre",
  HOB: "hob cooker stove oven grill",
  BOILER: "boiler combi",
  HEATER: "heater flue rayburn aga burner woodburner logburner stovepipe",
  CHIMNEY: "chimney chimny chimley lum",
  HEATING: "heating radiator rad",
  UNLIT: "unlit",
  BREAK:
    "drill nail screw spade shovel digger jcb strimmer trimmer mower chop slice cut sever severed sawn chew gnaw pierce puncture rip snap broke broken break smash split crack shear burst bust fracture rupture sliced hammer pickaxe stanley",

  CO: "monoxide carbonmonoxide",
  ALARM: "alarm detector monitor sensor beeper detecter",
  BEEP: "beep bleep bleeping peep",
  CHIRP: "chirp cheep",
  SOUND:
    "blare ringing rings rang scream wail shriek trigger alarming sounding sounded sounds blast siren activate activated racket shriekin klaxon berserk mental crazy nuts bonkers mad loud noise shouting bananas berzerk danger evacuate screech",
  POISON: "poison poisoned poisoning",
  HEADACHE:
    "headache headachey headachy groggy dizzy dizziness giddy lightheaded woozy nausea nauseous drowsy drowsiness queasy migraine wooziness headrush",
  ILL: "sick ill poorly rough sleepy vomit confused unwell iffy grotty dopey",
  OUTDOORS: "outside outdoors garden leave outdoor",

  FLAME: "flame",
  FIRE: "fire pozar ogien incendio feuer incendie pozhar",
  ABLAZE: "ablaze alight torched arson arsonist inferno blaze smoulder smolder ember embers",
  SMOKE: "smoke smoky smokey smokin smoking dym rauch humo fumo fumee mwg",
  BURN: "burn burny burning",
  BURNT: "burnt burned",
  SCORCH: "scorch melt singe char frazzle blacken brown black crispy discoloured discolored melty browned crisped",
  FISH: "fish fishy plastic plasticky rubber rubbery acrid",

  SOCKET:
    "socket plug light lite lites lihgt lights lighting lamp bulb lightbulb downlight downlighter spotlight uplighter chandelier lampshade pendant switch lightswitch fuse fusebox fuseboard breaker rcd mcb isolator dimmer adaptor adapter adapters charger immersion spotlights multiplug lectric",
  WIRE: "wire wiring cable flex pylon",
  ELECTRIC: "electric electrics electrical electricals electricity lecky leccy lekky elec elecs electrix electrickery",
  APPLIANCE:
    "kettle shower fridge freezer washer dryer drier microwave toaster iron dishwasher hoover appliance machine fryer laptop hairdryer fan vacuum",
  TV: "tv telly television telephone",
  METAL: "tap sink metal pipe casing case handle railing bath",
  SHOCK: "shock zap jolt tingle electrocute electrocuted zapped tingly tickle tickly prickle",
  BELT: "belt dunt whack kick skelp wallop thump nip thwack clout",
  SPARK: "spark arc arcing arcs arking arcking sparked sparking sparks",
  BUZZ: "buzz hum crackle crackel krackle fizz sizzle spit spat humm crackly bzzz",
  HEAT: "hot warm roasting roastin boiling overheat overheating glow glowing toasty baking",
  BARE: "expose exposed bare dangling hanging hangin hingin frayed fraying stripped showing visible danglin uncovered",

  WATER: "water rainwater watter waters waterfall",
  RAIN: "rain raining",
  SEWAGE: "sewage sewer",
  DRIP: "drip dribble trickle drippy",
  POUR: "pour gush spray streaming spurt squirt pishing pissing lashing hosing chucking teeming bucketing tippling pouring cascade splash spill overflow piss",
  FLOOD: "flood floods",
  SOAK: "wet soak soaked soaking sodden drench drenched saturated",
  CEILING: "ceiling plasterboard",
  BUBBLE: "bubble blister",
  SAG: "bulge bow sag droop swell swollen belly balloon cave dip buckle bowing bowed hammock bellied",
  COLLAPSE: "collapse",
  RIVER: "river beck stream brook canal sea loch tide",

  PRONOUN: "i we he she they ive im hes shes theyve weve theyre ahve",
  PERSON:
    "mum mam mom mammy mummy ma mas da das dad daddy wife husband hubby hubbie partner son daughter child children kid baby babies bairn wean toddler someone somebody someones somebodys man men woman women lady bloke lad lass lassie girl boy nan nana nanna gran grandma granny grandad granda grandpa mother father brother sister uncle auntie aunt tenant friend mate neighbour neighbor builder roofer guy person customer resident pensioner worker colleague carer people public yin whoever tot newborn girlfriend boyfriend missus wifey fella workman lodger cleaner visitor passerby pedestrian walker postman student elderly mither faither patient client flatmate housemate nephew niece cousin grandson granddaughter infant teenager couple guest painter plasterer scaffolder decorator gardener joiner apprentice labourer vicar teacher nurse courier carpenter caretaker janitor sweep driver passenger",
  INTRUDER: "intruder burglar robber prowler stranger mugger",
  FORCING: "kicking smashing breaking forcing booting bashing battering",
  BODY: "hand finger thumb arm leg foot feet face throat tongue lip lips eye hip wrist ankle toe neck chest shoulder knee elbow skull nose mouth forehead skin palm shin ribs rib thigh calf heel jaw cheek ear ears collarbone fingertip fingers tooth teeth stomach pelvis spine",
  HEAD: "head heads heid",
  FALL: "fall fell fallen fallin falling faw fawn slip slipped tumble keel topple",
  FAINT: "faint fainted fainting",
  HURT: "hurt injure unconscious scald crush impale choke choking drown drowning concussed limp stab stabbed injury unresponsive gash wound wounded bitten mauled",
  BLOOD: "blood bleed bleeding bled",
  STING: "sting stung stings",
  HIT: "hit",
  STUCK: "stuck jammed",
  TRAPPED: "trapped trap wedged pinned",
} as const satisfies Record<string, string>;
