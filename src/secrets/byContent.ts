import { OPEN_NAMES, TEST_FOLDERS } from './defaultFiles';

/** Files that programs write for programs: versions, digests and code that nobody reads, or no text at all. */
const WRITTEN_BY_PROGRAMS = [
  /^(?:package-lock\.json|npm-shrinkwrap\.json|(?:pnpm|bun|deno)[-.]lock.*|yarn\.lock|go\.sum|\.terraform\.lock\.hcl|gradle\.lockfile|packages\.lock\.json|pipfile\.lock|.+\.resolved)$/,
  /^(?:cargo|composer|gemfile|poetry|pdm|uv|flake|mix|podfile|pubspec|symfony|chart)\.lock$/,
  /[._-]min\.(?:c|m)?[jt]?ss?x?$|[.-]bundle\.(?:c|m)?js$|\.(?:js|css|ts)\.map$|\.chunk\.(?:js|css)$/,
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|psd|svgz|mp[34]|m4[av]|mov|avi|webm|ogg|wav|flac|woff2?|ttf|otf|eot|pdf|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|class|so|dylib|dll|exe|o|a|node|wasm|pyc|onnx|pack|idx)$/,
];

/** Names of files that tests are made of. */
const TEST_NAMES = /(?:^|[._-])(?:tests?|specs?|mocks?|fixtures?|stubs?|fakes?|e2e)(?:[._-]|$)|\.snap$/;

/** A file that may hold a secret which a person put there, by its name. */
export function isWorthScanning(name: string): boolean {
  const lower = name.toLowerCase();
  return !WRITTEN_BY_PROGRAMS.some((written) => written.test(lower));
}

/**
 * A file that becomes off-limits when a secret is found in it: examples, tests and fixtures hold made-up ones, and are made to be read. `path`: below the
 * folder of the project where that is known, since what lies above it says nothing of the file.
 */
export function countsByContent(path: string): boolean {
  const lower = `/${path.toLowerCase()}`.replace(/^\/+/, '/');
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  return isWorthScanning(name) && !TEST_FOLDERS.test(lower) && !TEST_NAMES.test(name) && !OPEN_NAMES.some((open) => open.test(name));
}
