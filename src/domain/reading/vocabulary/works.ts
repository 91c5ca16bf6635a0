import { formsOf, wordsOf } from "./words-of.ts";

const verbs = `install fit refit replace repair fix mend service unblock paint repaint decorate redecorate rewire tile retile
  plaster replaster skim inspect clean clear remove trim prune cut mow strim weed build rebuild assemble construct connect
  disconnect move relocate convert refurbish renovate drain sweep descale test sort plumb wallpaper swap change upgrade
  lay relay repoint point render seal reseal regrout grout insulate board level strip sand varnish gloss stain
  dig turf jetwash jet pressure-wash power-wash powerflush flush bleed balance reset rehang hang ease plane rekey rip
  knock fell demolish dismantle erect adjust tighten secure treat proof exterminate trap board rod cctv survey certify
  wire program unlock empty pump reline line screed concrete tarmac gravel fence clad reroof felt refelt
  reslate slate recover restore refinish polish steam shampoo vacuum hoover dust deep-clean wash landscape shape
  deworm spray fumigate glaze reglaze double-glaze re-glaze put attach mount patch redo do load`;
const workNouns = `installation replacement repair service servicing refurb refurbishment renovation rewire extension
  conversion inspection certificate cert eicr cp12 pat mot survey removal clearance decorating decoration
  plastering painting tiling landscaping gardening cleaning clean cleaner maintenance redecoration overhaul fitting
  boarding loft-conversion sweep jetting rodding descale makeover pointing treatment upgrade mowing
  joinery carpentry screeding groundwork groundworks labouring installing plumbing refit spraying`;
const tradesmen = `plumber electrician sparky engineer roofer builder gardener locksmith plasterer painter decorator
  joiner carpenter handyman tiler glazier cleaner bricklayer brickie landscaper exterminator chippy sweep`;

const irregular =
  "cut put dug done doing hung laid built swept rehung undone rebuilt redone relaid fitted fitting felled taken taking";

/** What tradespeople do. "Put", "do" and "change" are in it, so one alone proves nothing either. */
export const works: ReadonlySet<string> = new Set([
  ...wordsOf(verbs).flatMap(formsOf),
  ...wordsOf(workNouns),
  ...wordsOf(irregular),
]);

/** Work that needs no thing beside it to be a job. */
export const wholeWorks: ReadonlySet<string> = new Set(
  wordsOf(`rewire rewiring eicr cp12 plastering replastering redecorating decorating landscaping refurb refurbishment
    unblocking power-flush powerflush repointing pointing skimming clearance jetwash jetwashing screeding conversion extension
    tarmacking tarmac groundwork groundworks turfing pat joinery strimming mowing regrouting underpinning tiling`),
);

export const trades: ReadonlySet<string> = new Set(wordsOf(tradesmen));
