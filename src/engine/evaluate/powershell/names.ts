import { lazily } from '../../lazily';

const table = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((line) => {
        const [cmdlet = '', ...aliases] = line.split(' ');
        return aliases.map((alias) => [alias, cmdlet]);
      }),
  );

/** What PowerShell's own short names stand for. */
export const aliases = lazily(() =>
  table(`
  remove-item ri rd del erase rm rmdir
  clear-content clc
  clear-item cli
  clear-itemproperty clp
  remove-itemproperty rp
  remove-variable rv
  get-content gc type cat
  set-content sc
  add-content ac
  tee-object tee
  copy-item cpi copy cp
  move-item mi move mv
  rename-item rni ren
  rename-itemproperty rnp
  new-item ni md mkdir
  get-item gi
  get-childitem gci dir ls
  get-itemproperty gp
  set-item si
  set-itemproperty sp
  set-location sl cd chdir
  push-location pushd
  pop-location popd
  get-location gl pwd
  resolve-path rvpa
  convert-path cvpa
  write-output echo write
  foreach-object % foreach
  where-object ? where
  select-object select
  select-string sls
  sort-object sort
  group-object group
  measure-object measure
  compare-object compare diff
  invoke-expression iex
  invoke-command icm
  invoke-item ii
  invoke-restmethod irm
  invoke-webrequest iwr
  start-process saps start
  start-job sajb
  start-service sasv
  stop-service spsv
  stop-process spps kill
  get-process gps ps
  get-command gcm
  get-alias gal
  get-variable gv
  set-variable sv
  new-variable nv
  set-alias sal
  new-alias nal
  import-module ipmo
  remove-module rmo
  clear-host cls clear
  start-sleep sleep
  set-clipboard scb
  get-clipboard gcb
  invoke-wmimethod iwmi
  remove-wmiobject rwmi
  get-wmiobject gwmi
  enter-pssession etsn
`),
);

/** Programs of other systems whose names are aliases on Windows: with these words they are the cmdlet. */
export const BOTH: ReadonlySet<string> = new Set(['cat', 'cp', 'mv', 'ls', 'ps', 'kill', 'tee', 'sort', 'mkdir', 'diff', 'sleep']);
export const CMDLET_WORDS =
  /^-(?:recurse|force|path|literalpath|destination|value|name|itemtype|filter|include|exclude|id|method|uri|body|headers?|contenttype|usebasicparsing|outfile|token|credential|authentication|raw|encoding|filepath|directory|file|whatif|custommethod|sessionvariable|skipcertificatecheck|totalcount|tail|processname|inputobject)(?:$|:)/i;

/** Verbs with which a cmdlet changes nothing outside. */
export const HARMLESS_VERBS: ReadonlySet<string> = new Set(
  (
    'get test write select where sort group measure compare out show find search resolve convert convertto convertfrom join split read wait ' +
    'import update-formatdata trace debug assert enter exit open close ping confirm watch receive'
  ).split(' '),
);
/** Cmdlets that read like a loss and are none. */
export const HARMLESS: ReadonlySet<string> = new Set(
  (
    'format-table format-list format-wide format-custom format-hex remove-variable remove-module remove-job remove-event remove-psbreakpoint remove-psdrive remove-typedata remove-alias remove-pssession clear-host ' +
    'clear-variable clear-history clear-dnsclientcache remove-pester reset-psreadline stop-job stop-transcript stop-pester start-sleep start-transcript ' +
    'set-strictmode set-psdebug set-psreadlineoption set-psreadlinekeyhandler set-clipboard set-date invoke-item invoke-pester invoke-scriptanalyzer ' +
    'invoke-build invoke-history add-type-assembly import-module new-object new-timespan new-guid new-psdrive new-module install-module ' +
    'install-packageprovider update-help update-module save-module save-help start-service checkpoint-computer set-location disconnect-pssession ' +
    'remove-pestermock stop-pstrace unregister-event disable-psbreakpoint clear-azcontext disconnect-azaccount disconnect-mggraph disconnect-exchangeonline'
  ).split(' '),
);
