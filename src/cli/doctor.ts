import path from 'node:path';
import { examine, managedAgents, offerManaged } from '../doctor';
import { runtimeFolder } from '../host/setUp/runtime';
import type { CheckLine, DoctorReport } from '../protocol/doctor';
import { repairOf } from '../protocol/doctor';
import { createDoctorWords } from '../ui/doctorText';
import { label } from '../ui/visible';
import type { Printed } from './journal';

/** The command line in English. */
const words = createDoctorWords((message, ...values) => message.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)] ?? '')));

export interface DoctorArguments {
  readonly home: string;
  /** Projects whose settings are looked at. */
  readonly folders: readonly string[];
  readonly json: boolean;
  /** Look at files alone, start nothing. */
  readonly untried: boolean;
}

/** Examines the protection of a home; status 1 if there is a problem. */
export async function doctor({ home, folders, json, untried }: DoctorArguments): Promise<Printed> {
  const report = await examine({
    home,
    runtime: runtimeFolder(home, process.getuid?.() ?? 0),
    folders,
    searchPath: (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
    platform: process.platform,
    untried,
  });
  return { text: json ? asJson(report) : asTable(report), status: report.ok ? 0 : 1 };
}

/**
 * The file that an administrator can install for an agent: its exact text on stdout, what a person has to know on stderr. It is only told:
 * nothing is written.
 */
export async function managed(agent: string, home: string, json: boolean): Promise<Printed & { readonly note: string }> {
  const offer = await offerManaged(agent, home, process.platform);
  if (offer === null) {
    const known = managedAgents(process.platform).join(', ');
    return { text: '', note: `There is no such file for ${label(agent)} here. Agents that have one: ${known || 'none'}.\n`, status: 2 };
  }
  if (json) return { text: `${JSON.stringify(offer, null, 2)}\n`, note: '', status: 0 };
  return { text: offer.text, note: `${words.managed(offer)}\n\n`, status: 0 };
}

/** The report as protocol/doctor.ts describes it, with a sentence and a remedy for each finding. */
export function asJson(report: DoctorReport): string {
  const checks = report.checks.map((line) => ({
    ...line,
    findings: line.findings.map((finding) => ({
      ...finding,
      message: words.finding(finding),
      remedy: words.remedy(finding),
      repair: repairOf(finding.id),
    })),
  }));
  return `${JSON.stringify({ ...report, checks }, null, 2)}\n`;
}

/** One line for each agent and check, then each finding with its file and what to do. No character of a file reaches the terminal as a command. */
export function asTable({ home, checks }: DoctorReport): string {
  const rows = checks.map((line) => [line.title, words.check(line.check), words.result(line.result)].map(label));
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map(
    ([title = '', check = '', result = '']) => `  ${title.padEnd(widths[0] ?? 0)}  ${check.padEnd(widths[1] ?? 0)}  ${result}`,
  );
  const problems = checks.filter(({ result }) => result === 'problem').length;
  const found = checks.filter(({ result }) => result === 'problem').concat(checks.filter(({ result }) => result === 'note'));
  const details = found.flatMap((line) => ['', ...detailsOf(line)]);
  const summary =
    problems === 0 ? 'No problem was found.' : problems === 1 ? '1 check found a problem.' : `${problems} checks found a problem.`;
  return [`Mollyguard in ${label(home)}`, '', ...table, ...details, '', summary, ''].join('\n');
}

function detailsOf(line: CheckLine): readonly string[] {
  const where = label(words.line(line));
  return line.findings.flatMap((finding) => [
    `${words.result(finding.severity)}: ${where}: ${label(words.finding(finding))}`,
    ...(finding.file === null ? [] : [`  file: ${label(finding.file)}`]),
    `  do:   ${label(words.remedy(finding))}`,
  ]);
}
