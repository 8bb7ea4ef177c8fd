/**
 * Runs files of tests, each in a process of its own, as one run. A log gets one line a file (or a test), and at its end every test that
 * failed, with its message: what passed needs no more.
 */
import path from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';

/** Files that start one after the other, so many of which run at once. */
interface Lane {
  readonly files: readonly string[];
  readonly concurrency: number;
}

export interface Files {
  /** They run side by side. */
  readonly lanes: readonly Lane[];
  /** Of one file. */
  readonly timeout: number;
  readonly pattern?: RegExp | undefined;
  /** Each test has a line, where a file is not told apart by its suite. */
  readonly each?: boolean;
  /** What a file is called; absent: by its path. */
  readonly label?: (file: string) => string;
}

const root = path.join(__dirname, '..');
/** Of what a failed file printed, and of one failure. */
const LONGEST = 8_000;

/** Whether tests ran, and none failed. */
export async function runFiles({ lanes, timeout, pattern, each = false, label = below }: Files): Promise<boolean> {
  const started = Date.now();
  const count = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const skips = new Map<string, number>();
  const printed = new Map<string, string>();
  const named = (file: string | undefined): string => (file === undefined ? '' : label(file));
  const line = (ok: boolean, what: string, ms: number): void =>
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds(ms).padStart(8)}  ${what}`);
  const keep = ({ file, message }: { readonly file: string; readonly message: string }): void => {
    printed.set(file, `${printed.get(file) ?? ''}${message}`.slice(-LONGEST));
  };

  const follow = async ({ files, concurrency }: Lane): Promise<void> => {
    const events = run({ files: [...files], concurrency, timeout, ...(pattern === undefined ? {} : { testNamePatterns: [pattern] }) });
    /** The test that is told now, below its suites. */
    let at: string[] = [];
    let inSuite = { tests: 0, failed: 0 };

    events.on('test:stdout', keep);
    events.on('test:stderr', keep);
    events.on('test:start', ({ name, nesting }) => {
      at = [...at.slice(0, nesting), name];
    });
    events.on('test:pass', ({ name, nesting, details, skip }) => {
      const ofFile = nesting === 0 && name.endsWith('.test.ts');
      if (skip !== undefined && skip !== false) {
        count.skipped += 1;
        const why = typeof skip === 'string' && skip !== '' ? skip : name;
        skips.set(why, (skips.get(why) ?? 0) + 1);
      } else if (details.type !== 'suite') {
        count.passed += 1;
        inSuite.tests += 1;
      }
      if (ofFile) line(inSuite.failed === 0, `${name}, ${inSuite.tests} tests`, details.duration_ms);
      else if (each && (skip === undefined || skip === false)) line(true, `${'  '.repeat(nesting)}${name}`, details.duration_ms);
      if (nesting === 0) inSuite = { tests: 0, failed: 0 };
    });
    events.on('test:fail', ({ name, nesting, details, file }) => {
      const ofFile = nesting === 0 && name.endsWith('.test.ts');
      // what failed inside has been told
      if (!('failureType' in details.error && details.error.failureType === 'subtestsFailed')) {
        count.failed += 1;
        inSuite.failed += 1;
        const titles = [...at.slice(0, nesting), name].map((one) => (path.isAbsolute(one) ? named(one) : one));
        const place = ofFile || titles[0]?.endsWith('.test.ts') ? [] : [named(file)];
        const told = [[...new Set([...place, ...titles])].join(' > '), text(details.error.cause ?? details.error)].join('\n');
        failures.push(told);
        console.log(`FAILED ${told}`); // a run that is cut off has no end
        const said = path.isAbsolute(name) || ofFile ? printed.get(file ?? '') : undefined;
        if (said) failures.push(`what ${named(file)} printed:\n${indented(said)}`);
      }
      line(
        false,
        ofFile ? `${name}, ${inSuite.tests} tests, ${inSuite.failed} failed` : `${'  '.repeat(nesting)}${name}`,
        details.duration_ms,
      );
      if (nesting === 0) inSuite = { tests: 0, failed: 0 };
    });

    events.resume();
    await new Promise((resolve) => events.once('end', resolve));
  };

  await Promise.all(lanes.filter(({ files }) => files.length > 0).map(follow));
  for (const [why, tests] of skips) console.log(`skipped: ${tests} ${tests === 1 ? 'test' : 'tests'}: ${why}`);
  if (failures.length > 0) console.log(`\nwhat failed:\n\n${failures.join('\n\n')}\n`);
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, ${seconds(Date.now() - started)}`);
  if (count.passed === 0) console.log('no test ran');
  return count.failed === 0 && count.passed > 0;
}

const below = (file: string): string => path.relative(root, file);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const text = (error: unknown): string => {
  const all = inspect(error, { depth: 6, maxStringLength: LONGEST, breakLength: 140 });
  return indented(all.length > LONGEST ? `${all.slice(0, LONGEST)} …` : all);
};

const indented = (all: string): string => all.trimEnd().replace(/^/gm, '  ');
