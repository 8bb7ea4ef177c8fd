import type { CheckLine, DoctorReport, Finding } from '../protocol/doctor';
import type { Trouble, Words } from './text';
import { label } from './visible';

/** One row of *Check Protection*. */
export type DoctorRow =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'trouble'; readonly label: string; readonly trouble: Trouble }
  | { readonly kind: 'finding'; readonly label: string; readonly description: string; readonly detail: string; readonly finding: Finding }
  | { readonly kind: 'line'; readonly label: string; readonly description: string };

/** Everything that was looked at, agent by agent: what is wrong first in each. Before it, what only the guard server knows. `place`: how a file is named. */
export function doctorRows(
  report: DoctorReport,
  troubles: readonly Trouble[],
  words: Words,
  place: (file: string) => string,
): readonly DoctorRow[] {
  const titles = [...new Set(report.checks.map(({ title }) => title))];
  const findings = report.checks.flatMap((line) => line.findings);
  return [
    ...troubles
      .filter((trouble) => !isTold(trouble, findings))
      .map((trouble): DoctorRow => ({ kind: 'trouble', label: `$(error) ${words.problem(trouble)}`, trouble })),
    ...titles.flatMap((title): readonly DoctorRow[] => {
      const rows = report.checks.filter((line) => line.title === title).flatMap((line) => rowsOf(line, words, place));
      return [
        { kind: 'heading', label: title },
        ...rows.filter(({ kind }) => kind === 'finding'),
        ...rows.filter(({ kind }) => kind === 'line'),
      ];
    }),
  ];
}

/** How many checks each agent passed: `Claude Code 6, Mollyguard 7`. */
export function doctorCounts({ checks }: DoctorReport, words: Words): string {
  const passed = checks.filter(({ result }) => result === 'ok');
  const titles = [...new Set(passed.map(({ title }) => title))];
  return titles.map((title) => words.doctor.count(title, passed.filter((line) => line.title === title).length)).join(', ');
}

function rowsOf(line: CheckLine, words: Words, place: (file: string) => string): readonly DoctorRow[] {
  const { doctor } = words;
  const check = doctor.check(line.check);
  if (line.findings.length === 0)
    return [{ kind: 'line', label: `${ICONS[line.result]} ${check}`, description: doctor.result(line.result) }];
  return line.findings.map((finding) => ({
    kind: 'finding',
    label: `${ICONS[finding.severity]} ${check}`,
    description: label(doctor.finding(finding)),
    detail: [finding.file && place(finding.file), doctor.remedy(finding)]
      .flatMap((part) => (part === null ? [] : [label(part)]))
      .join(' · '),
    finding,
  }));
}

const ICONS: Readonly<Record<CheckLine['result'], string>> = {
  ok: '$(pass)',
  note: '$(info)',
  problem: '$(error)',
  absent: '$(circle-slash)',
  skipped: '$(dash)',
};

/** The half-minute check of the hooks says in one word what these findings say in full. */
const isTold = ({ id, file, data }: Trouble, findings: readonly Finding[]): boolean =>
  (id === 'hook-missing' || id === 'hook-changed' || id === 'runtime-missing' || id === 'hooks-switched-off') &&
  findings.some(
    (finding) => finding.severity === 'problem' && finding.file === file && (data.key === undefined || finding.data.key === data.key),
  );
