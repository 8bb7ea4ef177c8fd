/** Words of four letters and more that names, paths and texts of programs are made of. */
const WORDS = new Set(
  (
    'about above access account action active actor address admin after agent alert alias alpha always amazon analytics android angular apache api app application archive array asset async auth author auto avatar azure backend backup balance banner base basic batch beta binary block board body book boolean bottom branch browser bucket buffer build bundle button bytes cache call cancel card cart category cell center chain change channel char chart chat check child chunk class clean clear click client clone close cloud cluster code collection color column comment commit common company compare complete component compose computer config connect connection const container content context control convert cookie copy core count country create credential cron current custom customer daily dark dashboard data database date debug default define delete deploy description design desktop detail dev develop development device dialog digest direct directory disable disk display docker document domain done download draft driver drop dynamic edge edit editor element email empty enable encode encoding end engine english enter entity entry env environment error event every exclude execute exist export express extension extra factory fail false fast feature field file filter final find finish first flag float folder font force format frame free from front frontend full function future gateway generate generic github gitlab global google graph green group guard guest guide handle handler hash head header health heap height hello help hidden high history home hook host hotel html http image import include index info init inner input insert inside install instance integer interface internal item java javascript job json kafka kernel key keyboard kind label lambda language large last latest layer layout lazy leader left legacy length level library license light limit line link linux list live load local location lock logger login logo logout long loop lower machine mail main major make manage manager manual map mark market master match math media member memory menu merge message meta method metric middle minor mobile mock mode model modern module mongo monitor month more mount mouse move multi music mysql name native nested network never next nginx node none normal note notification null number object offset online open operator option oracle order origin other outer output owner package page panel param parent parse parser part partner party pass password patch path pattern payload payment people permission person phone photo picture pipe pipeline place plain plan platform player plugin point policy pool port post postgres prefix preset preview price primary print private process prod product production profile program progress project prompt proper property protocol provider proxy public publish pull push python query queue quick race random range rate react read reader ready real record redirect redis reference region register registry release remote remove render replace replica report repository request require reset resource response rest restart restore result retry return review right role root rotate route router rule runner runtime safe sample scale schedule schema scope score screen script search second secret section secure security seed select self send sensor sentry sequence serial server service session setting setup shadow shape share shared sheet shell shop short show side sign signal simple single site size slack slave slot small smart snapshot social socket sort source space spec special spring stable stack staff stage staging standard start state static status step storage store stream string stripe strong structure student style submit subscription success suffix summary super supply support switch symbol sync system table target task teacher team temp template temporary test tester testing text theme thread time timeout timer title today token tool topic total trace track traffic train transaction transfer tree trigger true trust tunnel type unique unit unix unknown update upgrade upload upper usage user username valid validate value variable vault vendor verify version video view virtual visible volume wait wallet warning watch water weather webhook website week weight welcome white widget width window windows with without word work worker workflow workspace world wrap write writer year yellow yes your zone ' +
    'summer winter spring autumn monday tuesday friday sunday january march april august october november december dragon monkey football baseball letme iloveyou sunshine princess shadow superman batman hunter tiger ranger house horse battery staple correct orange banana apple pear grape lemon coffee silver golden black blue purple'
  )
    .split(' ')
    .filter((word) => word.length >= 4),
);
const LONGEST = 14;

/** Which share of a value is words: runs of letters of one case that are made of known words, longest first. */
export function wordShare(value: string): number {
  let known = 0;
  for (const [run] of value.matchAll(/[A-Z]?[a-z]{3,}|[A-Z]{4,}/g)) known += knownLetters(run.toLowerCase());
  return known / value.length;
}

function knownLetters(run: string): number {
  let known = 0;
  for (let at = 0; at + 4 <= run.length; ) {
    let length = Math.min(LONGEST, run.length - at);
    while (length >= 4 && !WORDS.has(run.slice(at, at + length))) length -= 1;
    if (length >= 4) known += length;
    at += length >= 4 ? length : 1;
  }
  return known;
}
