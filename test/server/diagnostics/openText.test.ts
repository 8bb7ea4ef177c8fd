import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/secrets/detect/finding';
import { scan } from '../../../src/secrets/detect/scan';
import { Findings } from '../../../src/server/diagnostics/findings';
import { OpenText } from '../../../src/server/diagnostics/openText';
import { type Random, seeded, tokenKinds } from '../../secrets/detect/tokens';

const pick = (random: Random, below: number): number => Math.floor(random() * below);
const makers = tokenKinds();
/** Something that a person may type or paste: also halves of secrets, breaks and whole files. */
function piece(random: Random): string {
  const kind = makers[pick(random, makers.length)];
  const text = kind?.file(kind.make(random)).text ?? '';
  const short = ['', '\n', '"', '=', 'x', ' ', '\r\n', 'ab\ncd\n', 'RAILWAY_TOKEN='][pick(random, 9)] ?? '';
  const at = pick(random, text.length);
  return [short, short, short, text, text.slice(0, at), text.slice(at)][pick(random, 6)] ?? '';
}

/** A change at random, applied to both. */
function change(random: Random, open: OpenText, plain: string): { readonly text: string; readonly change: ReturnType<OpenText['change']> } {
  const [a, b] = [pick(random, plain.length + 1), pick(random, 4) === 0 ? pick(random, plain.length + 1) : -1];
  const [from, to] = b < 0 ? [a, Math.min(plain.length, a + pick(random, 3))] : [Math.min(a, b), Math.max(a, b)];
  const fresh = piece(random);
  const made = open.change({ start: open.position(from), end: open.position(to) }, fresh);
  assert.deepEqual(made, { from, to, length: fresh.length });
  return { text: plain.slice(0, from) + fresh + plain.slice(to), change: made };
}

test('a changed text and its lines are those of a new one', () => {
  const random = seeded(1);
  for (let round = 0; round < 40; round += 1) {
    let text = piece(random) + piece(random);
    const open = new OpenText(text);
    for (let step = 0; step < 20; step += 1) {
      text = change(random, open, text).text;
      const anew = new OpenText(text);
      assert.equal(open.text, text);
      for (let at = 0; at <= text.length; at += 1 + pick(random, 40)) {
        assert.deepEqual(open.position(at), anew.position(at));
        assert.equal(open.offset(open.position(at)), at);
      }
      const { line } = open.position(text.length);
      assert.equal(open.line(line), text.slice(text.lastIndexOf('\n') + 1));
    }
  }
});

test('places outside of a text count as the nearest in it', () => {
  const open = new OpenText('one\ntwo');
  assert.deepEqual(
    [
      open.offset({ line: 9, character: 0 }),
      open.offset({ line: 0, character: 99 }),
      open.offset({ line: 1, character: 99 }),
      open.line(9),
    ],
    [7, 4, 7, ''],
  );
});

test('what is found after changes is what a scan of the whole finds', () => {
  const random = seeded(2);
  const said = ({ rule, provider, key, from, to }: Finding) => `${from}-${to} ${rule} ${provider} ${key}`;
  const places = (text: string, findings: Findings) => {
    while (!findings.done) findings.step(text);
    return findings.list.map(said);
  };
  for (let round = 0; round < 12; round += 1) {
    // long enough that most of it lies beyond the reach of a change
    let text = Array.from({ length: 30 }, () => `${piece(random)}\n${'// a line of a program\n'.repeat(pick(random, 300))}`).join('');
    const open = new OpenText(text);
    const findings = new Findings(text.length);
    for (let step = 0; step < 15; step += 1) {
      const several = 1 + pick(random, 4);
      for (let one = 0; one < several; one += 1) {
        const made = change(random, open, text);
        text = made.text;
        findings.changed(made.change);
      }
      assert.deepEqual(places(open.text, findings), scan(text).map(said));
    }
  }
});
