// Stands for what mysql2 brings along and the look-up never needs, in the bundles only: iconv-lite's tables of hundreds of encodings (the look-up
// speaks utf8mb4; what a hostile server names beyond that must not throw), one vendor's certificates, which would be loaded by a name, and the names of error numbers.
const known = (encoding) => (/^(?:utf-?8|cesu-?8)/i.test(encoding) ? 'utf8' : 'latin1');

exports.getDecoder = (encoding) => ({ write: (bytes) => bytes.toString(known(encoding)), end: () => '' });
exports.getEncoder = (encoding) => ({ write: (text) => Buffer.from(text, known(encoding)), end: () => undefined });
