/** Programs that print the files among their words, or else their standard input, whole or as good as whole: the flags that take a value. */
export const PRINTERS: Readonly<Record<string, string>> = {
  man: '-P -C -M -S -s -e -E -L -m -r -H -p',
  mandoc: '-I -K -m -O -T -W',
  info: '-d -n -o -O',
  diff3: '-L',
  pv: '-N -i -w -H -F -B -L -s -S -d -D',
  w3m: '-T -I -O -cols -l -H -post',
  lynx: '-width -accept_data -auth -cfg -term',
  links: '-codepage -width',
  elinks: '-dump-width -dump-charset',
  pandoc: '-f -t -o -r -w -V -M -H -B -A -d -c --from --to --output --read --write --template --metadata --variable',
  base58: '',
  ascii85: '',
  basez: '',
  'source-highlight': '-s -f -o -i --src-lang --out-format',
  enscript: '-p -o -f -F -M',
  a2ps: '-o -f -M -P',
  spell: '-D -d',
  hunspell: '-d -p',
  gron: '',
  xmllint: '--xpath --output -o --schema --encoding',
  csvlook: '-d -q -e',
  csvcut: '-d -q -e -c',
  csvgrep: '-d -q -e -c -m -r -f',
  csvjson: '-d -q -e',
  xsv: '-d -o',
  zenity: '--title --width --height',
  msgfmt: '-o -D',
  compress: '-b',
  lzop: '',
  lzip: '',
  shar: '-o',
  dialog: '--title --backtitle',
  whiptail: '--title --backtitle',
  wall: '-t -g',
  gio: '',
  kioclient: '',
  bc: '',
  dc: '-e',
  dos2unix: '-c',
  unix2dos: '-c',
  mdcat: '',
  mlr: '--ifs --ofs --ips --ops',
};

/** Programs that do so with their standard input alone. */
export const FED: readonly string[] =
  'col colcrt colrm ts pee recode fzf sk peco cowsay cowthink figlet toilet write logger systemd-cat aspell ispell vipe aha ansi2txt unidecode'.split(
    ' ',
  );

/** Other names of filters. */
export const MORE_NAMES: Readonly<Record<string, string>> = {
  zdiff: 'diff',
  xzdiff: 'diff',
  bzdiff: 'diff',
  bzgrep: 'grep',
  xzgrep: 'grep',
  zstdgrep: 'grep',
  rgrep: 'grep',
  rview: 'view',
  xmlstarlet: 'xmllint',
};
