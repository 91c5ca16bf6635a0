import { wordsOf } from "./words-of.ts";

/** Towns and districts that are written without a capital often enough; with one, any name after "in" or "near" is a place. */
export const towns: ReadonlySet<string> = new Set(
  wordsOf(`aberdeen aberystwyth accrington aldershot altrincham andover ashford aylesbury ayr bangor barking barnet barnsley barrow
  barry basildon basingstoke bath batley beckenham bedford belfast beverley bexhill birkenhead birmingham blackburn blackpool
  bodmin bognor bolton bootle boston bournemouth bracknell bradford braintree brentwood bridgend bridgwater bridlington brighton
  brixton bristol bromley burnley burton bury caerphilly camberley cambridge camden canterbury cardiff carlisle castleford chatham
  chelmsford cheltenham chester chesterfield chichester chippenham chorley clacton clapham cleethorpes colchester corby coventry
  crawley crewe crosby croydon cumbernauld dagenham darlington dartford derby derry dewsbury doncaster dorchester dorking douglas
  dover dudley dundee dunfermline durham ealing eastbourne eastleigh edinburgh edgware ely enfield epsom erith exeter falkirk
  falmouth fareham farnborough farnham felixstowe finchley folkestone fulham gateshead gillingham glasgow gloucester gosport
  grantham gravesend grays grimsby guildford hackney halesowen halifax hamilton hammersmith harlow harrogate harrow hartlepool
  hastings hatfield havant headingley hemel hereford hertford hexham heywood hinckley hitchin horsforth horsham hounslow hove
  huddersfield hull huntingdon huyton ilford ilkeston ilkley inverness ipswich islington jarrow keighley kendal kettering
  kidderminster kilburn kilmarnock kirkby kirkcaldy kingston knaresborough lambeth lancaster leatherhead leeds leicester leigh
  lewes lewisham leyton lichfield lincoln lisburn liverpool livingston llandudno llanelli london loughborough lowestoft ludlow luton
  maidenhead maidstone malvern manchester mansfield margate merthyr middlesbrough mitcham morden morecambe morley motherwell
  neath nelson newark newbury newcastle newport newquay newry northampton norwich nottingham nuneaton oldham orpington oswestry
  otley oxford paisley peckham penrith penzance perth peterborough plymouth pontefract pontypridd poole portsmouth preston pudsey
  putney ramsgate rawtenstall reading redcar redditch redhill reigate rhyl richmond rochdale rochester romford rotherham rugby
  rugeley runcorn ryde sale salford salisbury scarborough scunthorpe selby sevenoaks sheffield shipley shrewsbury sittingbourne
  skegness skipton slough solihull southall southampton southend southport southwark spalding stafford staines stamford stevenage
  stirling stockport stockton stoke stourbridge stratford streatham stroud sunderland surbiton sutton swansea swindon tamworth
  taunton telford thanet tilbury tonbridge torquay tottenham trowbridge truro tunbridge twickenham uxbridge wakefield wallasey
  walsall walthamstow walton wandsworth warrington warwick watford wellingborough wembley weymouth whitby whitehaven widnes wigan
  wimbledon winchester windsor wirral woking wokingham wolverhampton woolwich worcester workington worksop worthing wrexham yeovil
  york haworth hebden todmorden roundhay moortown crossgates garforth rothwell chorlton didsbury sale urmston prestwich`),
);
