import { rows } from './rows';

/** Lists of files that are handed to `rm`, as people tidy up, each beside what has to stay held. */

// Of what grep picks out of a listing, only the names are known that it lets through.
rows('allow', ['find . | grep -E "(__pycache__|\\.pyc$)" | xargs rm -rf', "find . -type d | grep 'node_modules$' | xargs rm -rf"]);
rows('snapshot filesystem/delete-workspace', [
  'find . -type f | grep src | xargs rm -rf',
  "find src | grep '\\.orig$' | xargs rm -f",
  'rm -f $(find . -name "*.test.ts" | grep old)',
]);
rows('deny filesystem/destroy-system', ['find ~ | grep -v Pictures | xargs rm -rf', 'rm -rf $(find ~ | grep -v x)']);
rows('hold type filesystem/delete-outside', [
  'find ~ | grep Documents | xargs rm -rf',
  'rm -rf $(find ~ -maxdepth 1 | grep Documents)',
  "find ~ -name '*.pdf' | grep invoice | xargs rm",
]);
rows('deny filesystem/destroy-system', [
  "printf '%s\\n' ~/* | grep Documents | xargs rm -rf",
  "echo ~/* | tr ' ' '\\n' | grep Documents | xargs rm -rf",
  'find ~ | grep -E "Docu.*" | xargs rm -rf',
]);
// It may be a text all the same.
rows('hold type filesystem/delete-outside', [`rm -rf "$(echo 'src/**' | grep zzz)/home/you/Documents"`]);
// What is printed of a file beside its path is not followed.
rows('hold type filesystem/delete-unknown', [
  "find ~ -type f -printf '%s %p\\n' | awk '{print $2}' | xargs rm -f",
  "find . -printf '%p\\n' | xargs rm -rf",
]);

// Names to choose from.
rows('snapshot filesystem/delete-workspace', [
  'find . -name "*.orig" -o -name "*.rej" | xargs rm -f',
  'find . -iname "bin" -o -iname "obj" | xargs rm -rf',
  'find . -type d \\( -name bin -o -name obj \\) -exec rm -rf {} +',
  "find . -name '*.orig' ! -path './vendor/*' -exec rm {} \\;",
]);
rows('hold type filesystem/delete-project', [
  'find . -name "*.orig" -o -type f | xargs rm -f',
  'find . -type f -o -name "*.orig" | xargs rm -f',
  'find . \\( -name bin -o -type d \\) -exec rm -rf {} +',
  'find . ! -name "*.orig" -o -name x | xargs rm -f',
  'find . -not -name "*.ts" | xargs rm -f',
]);
rows('deny filesystem/destroy-system', ['find ~ ! -name x | xargs rm -f']);
rows('hold type filesystem/delete-outside', [
  'find ~ -name "*.orig" -o -name "*.rej" | xargs rm -f',
  // Every one of several is filled in.
  `find dist ../other -maxdepth 0 -exec sh -c 'rm -rf "{}"' \\;`,
  `find . -name bin -o -name dist -exec sh -c 'rm -rf /home/you/"{}"' \\;`,
]);

// A listing of a pattern is what the pattern stands for.
rows('snapshot filesystem/delete-workspace', ['ls *.bak | xargs rm', 'ls -1 src/*.orig | xargs rm -f', 'rm $(ls *.snap)']);
rows('allow', ['ls *.tmp | xargs rm', 'ls -t *.log | tail -n +5 | xargs rm']);
rows('hold type filesystem/delete-outside', ['ls ~/Documents/*.pdf | xargs rm', 'ls ~/*.pdf | grep invoice | xargs rm']);
rows('hold type filesystem/delete-unknown', [
  'ls | xargs rm -rf',
  'ls ~ | xargs rm -rf',
  'ls -R ~/*.d | xargs rm',
  'ls -l *.tmp | xargs rm',
  'ls src *.tmp | xargs rm -rf',
  'git ls-files -s | xargs rm',
  'rg invoice ~/Documents | xargs rm',
]);
