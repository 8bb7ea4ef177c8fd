import { minimatch } from 'minimatch';
import { ENDINGS, NAMES, PLACES } from '../../src/secrets/defaultFiles';
import { compileOffLimits } from '../../src/secrets/globs';
import type { Figure } from './run';

const HOME = '/home/you';
const COUNT = 23_000;
const OWN = ['customers/**', '*.dump', '!.env.example', 'certs/', '~/notes/**', 'config/production.*', '**/private/*.json', '!docs/**'];
const FOLDERS = ['src', 'src/engine/rules', 'node_modules/pkg/lib', 'test/fixtures', 'docs', 'packages/web/components', 'customers/a'];
const FILES = ['index.ts', 'README.md', 'package.json', 'a.test.ts', '.env', 'style.css', 'data.json', 'server.key', 'logo.png', 'main.go'];

const paths = Array.from({ length: COUNT }, (_, at) => {
  const folder = FOLDERS[at % FOLDERS.length] ?? '';
  const file = FILES[(at * 7) % FILES.length] ?? '';
  return `${HOME}/projects/shop/${folder}/part${at % 997}/${at % 3 === 0 ? file : `${at}-${file}`}`;
});

const milliseconds = (work: () => void): number => {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return times[2] ?? 0;
};

/** How long it takes to tell the off-limits files of a workspace by name, beside one `minimatch` call for each glob. */
export function benchMatching(): readonly Figure[] {
  const match = compileOffLimits(OWN, { home: HOME, fold: false });
  let found = 0;
  const ours = milliseconds(() => {
    found = paths.filter((path) => match(path) !== null).length;
  });
  // A hundredth of the paths is enough to see what each costs.
  const globs = [...NAMES, ...ENDINGS.map((ending) => `*${ending}`), ...PLACES, ...OWN].map((glob) => `/**/${glob}`);
  const some = paths.filter((_, at) => at % 100 === 0);
  const perCall = milliseconds(() => {
    for (const path of some) globs.some((glob) => minimatch(path, glob, { dot: true, nonegate: true, nocomment: true }));
  });
  return [
    { what: `off-limits names: ${COUNT} paths, ${OWN.length} globs of a person (${found} found)`, value: ours, unit: 'ms', aim: '150' },
    { what: 'the same, as a share of a minimatch call for each glob', value: ours / (perCall * 100), unit: '', aim: '0.2' },
  ];
}
