import { wordsOf } from "./words-of.ts";

/** First names that are common in Britain; those that are words too are believed only with a capital. */
export const firstNames: ReadonlySet<string> = new Set(
  wordsOf(`aaron abby abdul abigail adam adele adrian agnes ahmed aidan aisha alan alastair albert alec alex alexander alfie ali
  alice alison alistair amanda amara amber amelia amina amir amit amy anand andrea andrew andy angela angie angus anil anita ann
  anna anne annette anthony anton antonio anya archie arjun arthur asha ash ashley asif audrey ava ayesha baljit barbara barry
  baz beata becky ben benjamin bernadette bernard beryl bess beth bethan betty beverley bev bharat bilal bob bobby brenda brendan
  brian bridget bronwen bruce bryan callum cameron carl carla carly carmel carol caroline caroline carys catherine cath cathy
  cerys charles charlie charlotte chantelle cheryl chidi chloe chris christina christine christopher ciara claire clare clive
  colin connor conor craig cynthia daisy damian dan daniel danielle danny daphne darren dave davey david davie dean deb debbie
  deborah deepa deirdre del denise dennis denzil derek des desmond dev dewi diane dilys dimitri dina dominic don donald donna
  doreen doris dorothy dot doug douglas duncan dylan ed eddie edith edna edward efe eileen eira elaine eleanor elena elizabeth
  ella ellen ellie elsie emily emma emmanuel eric erin ethan ethel eva evelyn fadi faisal farah farooq fatima femi fergus fiona
  florence fran frances francis fred freda freya gail gareth gary gav gavin gaz gemma geoff geoffrey george georgia georgina
  gerald geraldine gerry ghulam gill gillian gladys glenn glenys gloria glyn gordon graeme graham greg gregory gurpreet gwen
  gwyn habib hamza hannah harjit harold harriet harry hassan hayley hazel heather helen helena henry hilary hilda howard hugh
  hussain huw ian ibrahim ida ifan imran ines ingrid iqbal irene iris isaac isabel isla ismail ivan ivor iwan jack jackie jacob
  jacqui jake jamal james jamie jan jane janet janice jasmine jason jas jaswinder javed jay jayne jean jeff jemma jen jennifer
  jenny jeremy jerry jess jessica jessie jill jim jimmy jo joan joanna joanne joe joel john johnny jon jonathan jordan jose
  joseph josh joshua joyce juan judith judy julia julian julie june justin kabir kamal karen karim karl kate katherine kathleen
  kathy katie katy kay kaz keeley keith kelly kelvin ken kenneth kerry kev kevin khalid kieran kim kiran kirsty kofi krishna
  kumar kwame kyle lance larry laura lauren leah leanne lee leigh len leon leonard les lesley leslie lewis liam lianne lila linda
  lindsay lisa liz lizzie lloyd lorna lorraine lou louis louise lucy luis luke luna lydia lyn lynda lynne lynsey mabel maddy
  maggie mahmood malcolm malik mandy manjit manoj manuel marcin marcus margaret maria marian marie marilyn marina mario marion
  marjorie mark marlene martha martin marty mary mateusz matt matthew maureen maurice mavis max mehmet mel melanie melissa
  mercy michael michelle mick mike mildred millie miriam mo mohamed mohammed moira molly mona monica morag moses muhammad muriel
  mustafa myra nadia nadine naomi nasreen natalie natasha nathan neil nell nesta neville ngozi niall nicholas nick nicky nicola
  nigel nikki nina nita nkechi noah noel nora norma norman olga oliver olive olivia omar oscar osman owen oyin paddy pam pamela
  pat patel patricia patrick paul paula pauline pawel pearl peggy peter petra phil philip philippa phoebe phyllis piotr polly
  poppy prakash priya rachael rachel rafal raj rajesh ralph ram ramesh ranjit raquel rashid ravi ray raymond rebecca reg
  rehana rhian rhiannon rhona rhys richard rick ricky rita rob robbie robert roberta robin rod roger roland ron ronald ronnie
  rory rosa rosalind rosemary rosie ross roy ruby rupert russell ruth ryan sadie saima sal sally salma sam samantha samir samira
  samuel sana sandeep sandra sanjay sanjeev sara sarah sasha scott sean sergio shabana shane shannon sharon shaun shauna
  sheila shelley shirley shona sian sid sidney simon simone sinead siobhan sonia sophia sophie stacey stan stanley stella steph
  stephanie stephen steve steven stewart stu stuart sue sunil sunita susan suzanne sybil sylvia tahir tamsin tanya tara tariq
  tash tasha ted teresa terry tess thea thelma theo theresa thomas tim timothy tina toby todd tom tommy toni tony tracey tracy
  trevor tricia trish trudy uma usha val valerie vanessa vera verity vernon vic vicky victor victoria vijay viktor vince vincent
  viv vivian wanda wasim wayne wendy wilf wilfred william winifred winston yasmin yusuf yvette yvonne zac zahra zainab zara zoe
  zofia zeynep siân siân zoë chloë renée lavi pete gaynor aled dai ieuan carwyn tomos sioned mair norris shaz daz jez kez trev nige gaz mags mo tosin tunde ola
  kasia agnieszka krzysztof anka ewa gosia tomasz lukasz mariusz dorota marta ana joao ioana andrei mihai bogdan svetlana`),
);

/** Names that are words or days too: without an introduction they need their capital, and some other sign. */
export const alsoWords: ReadonlySet<string> = new Set(
  wordsOf(
    "will mark bill rob jack art frank dawn grace hope joy may june april summer rose ivy holly pat sue ray chase miles " +
      "penny gene sandy cliff glen dale wade don ed jay kay mo max ash dot lance les reg ram sal jan val stew drew al pearl amber daisy " +
      "iris hazel heather olive ruby jasmine poppy robin basil max art violet bee angel star victor mike oscar charlie romeo juliet",
  ),
);
