import { numbersOf, wordsOf } from "./words-of.ts";

const water = `tap mixer faucet spout toilet loo cistern sink basin bath bathtub jacuzzi shower bidet urinal pipe pipework
  stopcock stoptap valve ballcock ballvalve flush overflow waste trap u-bend ubend syphon siphon plughole pump saniflo
  macerator tank cylinder softener hose washer immersion water washbasin standpipe`;
const heat = `boiler combi heating heater radiator rad thermostat hive timer programmer underfloor trv manifold flue burner
  stove hearth fireplace chimney aga rayburn pilot heatpump header expansion megaflo inhibitor diverter`;
const electric = `socket plug fuse fusebox fuseboard rcd mcb breaker switch light lighting downlight spotlight floodlight lamp
  bulb pendant chandelier dimmer wiring wire cable electric electrics electricity power meter charger chargepoint aerial telly
  tv bracket cctv camera alarm detector sensor intercom buzzer doorbell bell fan extractor ethernet solar inverter panel
  battery circuit antenna dish satellite broadband router`;
const doors = `lock key door handle latch hinge letterbox window pane glass glazing shutter garage gate fob safe padlock
  barrel euro mortice yale conservatory knob catflap windowsill sill sash shopfront`;
const roofs = `roof slate tile ridge gutter guttering downpipe fascia soffit attic gable flashing cowl felt skylight velux dormer eaves
  bargeboard loft moss porch canopy parapet stack`;
const drains = `drain drainage manhole gully sewer sewage soakaway septic cesspit soil-pipe pit interceptor grate`;
const machines = `kettle toaster oven cooker hob fridge freezer dishwasher dryer tumble microwave filter hood appliance hoover machine igniter ignition
  element drum`;
const building = `wall brick brickwork plaster plasterboard render rendering pebbledash ceiling floor floorboard flooring
  skirting architrave coving stair stairs bannister banister staircase step extension patio slab paving driveway drive
  path decking fence fencing shed summerhouse greenhouse cupboard wardrobe shelf shelves shelving worktop kitchen bathroom
  ensuite wetroom unit cabinet splashback grout grouting sealant silicone mastic carpet lino laminate vinyl underlay
  subsidence lintel beam rsj joist insulation cladding hatch furniture mirror blind curtain rail pole flatpack flat-pack
  wallpaper paintwork woodwork bed desk bookcase picture bedroom lounge hallway landing porch concrete foundations
  ladder rug upholstery sofa mattress tenancy rubble rubbish skip cellar basement drawer chime divider post rose roses panelling railing railings balustrade handrail bannisters bamboo display`;
const outside = `hedge tree branch conifer leylandii stump lawn grass garden turf weed weeds ivy bramble bush shrub border
  knotweed pond trellis trunk sleepers gravel allotment leaves vine verge`;
const vehicles = `car van clutch brake tyre exhaust engine gearbox windscreen radiator alternator`;

const pests = `rat mouse mice rodent wasp wasps hornet bee flea bedbug cockroach roach ant silverfish moth squirrel pigeon
  seagull gull mole fox spider woodworm beetle maggot weevil rabbit bat flies larva larvae knotweed mould subsidence condensation dropping vermin infestation carpet-beetle`;

/** Things that tradespeople deal with. Many are ordinary words too, so one alone proves nothing. */
export const things: ReadonlySet<string> = new Set(
  [water, heat, electric, doors, roofs, drains, machines, building, outside, vehicles]
    .flatMap(wordsOf)
    .flatMap(numbersOf),
);

/** Where work is done: they go with work alone, for whose house is cold says nothing of the house. */
export const premises: ReadonlySet<string> = new Set(
  wordsOf(`house flat bungalow office shop property room bedroom place building home exterior outside inside maisonette
    apartment bedsit caravan pub school surgery hall church warehouse studio salon cafe shopfront unit block stairwell lobby`).flatMap(
    numbersOf,
  ),
);

/** Creatures that nobody mentions to a tradesperson unless they are the trouble. */
export const creatures: ReadonlySet<string> = new Set(wordsOf(pests).flatMap(numbersOf));
