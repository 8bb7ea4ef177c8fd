// A bundle of its own (esbuild.mjs): nine tenths of the extension's code, which an editor that starts need not read.
export {
  CloseAction,
  ErrorAction,
  IPCMessageReader,
  IPCMessageWriter,
  LanguageClient,
  RevealOutputChannelOn,
} from 'vscode-languageclient/node';
