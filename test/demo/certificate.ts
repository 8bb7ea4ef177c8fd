import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its key, PEM. */
export interface Pem {
  readonly certificate: string;
  readonly key: string;
}

/**
 * A throw-away authority and a certificate of it for some host names, made anew at every start and valid for a day.
 * Node can sign but not write X.509; the few lines of DER it takes are here.
 */
export function makeCertificates(hosts: readonly string[]): { readonly authority: string; readonly server: Pem } {
  const authorityKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serverKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = 'Demo authority, thrown away at the end';
  const authority = certificate(issuer, issuer, authorityKeys.publicKey, authorityKeys.privateKey, [
    extension('2.5.29.19', true, sequence(tlv(0x01, Buffer.from([0xff])))), // basicConstraints: an authority
    extension('2.5.29.15', true, tlv(0x03, Buffer.from([0x02, 0x04]))), // keyUsage: keyCertSign
  ]);
  const names = hosts.map((host) => tlv(0x82, Buffer.from(host, 'ascii')));
  const server = certificate(hosts[0] ?? 'demo', issuer, serverKeys.publicKey, authorityKeys.privateKey, [
    extension('2.5.29.17', false, sequence(...names)), // subjectAltName
  ]);
  return { authority, server: { certificate: server, key: serverKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() } };
}

function certificate(subject: string, issuer: string, key: KeyObject, signer: KeyObject, extensions: readonly Buffer[]): string {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2')); // ecdsa-with-SHA256
  const day = 86_400_000;
  const validity = sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + day)));
  const toSign = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))), // version 3
    tlv(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    algorithm,
    name(issuer),
    validity,
    name(subject),
    key.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', toSign, signer)]);
  const base64 = sequence(toSign, algorithm, tlv(0x03, signature)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** Tag, length, value. */
function tlv(tag: number, ...content: readonly Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const length: number[] = [];
  for (let rest = value.length; rest > 0; rest >>= 8) length.unshift(rest & 0xff);
  const head = value.length < 0x80 ? [tag, value.length] : [tag, 0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from(head), value]);
}

const sequence = (...content: readonly Buffer[]): Buffer => tlv(0x30, ...content);

const name = (common: string): Buffer => sequence(tlv(0x31, sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(common)))));

const time = (date: Date): Buffer => tlv(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, value));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const groups = [number & 0x7f];
    for (let high = number >> 7; high > 0; high >>= 7) groups.unshift((high & 0x7f) | 0x80);
    return groups;
  });
  return tlv(0x06, Buffer.from(bytes));
}
