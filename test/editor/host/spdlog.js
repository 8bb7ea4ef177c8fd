// The editor writes its log files through @vscode/spdlog, whose native half is not built here. This takes its place, so that the tests can read them.
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.raw = false;
    mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) return;
    const head = `${new Date().toISOString()} [${LEVELS[level]}] `;
    try {
      appendFileSync(this.file, this.raw ? message : `${head}${message}\n`);
    } catch {
      // the folder goes when a test ends
    }
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.raw = true;
  }
  setPattern() {
    this.raw = false;
  }
  flush() {}
  drop() {}
}
for (const [level, name] of LEVELS.entries())
  Logger.prototype[name === 'warning' ? 'warn' : name] = function log(message) {
    this.write(level, message);
  };

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger('rotating_async', name, file);
