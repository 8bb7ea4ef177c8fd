/** One tool call that the scripted model makes. `custom`: the tool takes text instead of JSON (OpenAI's Responses API). */
export interface ToolCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>> | string;
  readonly namespace?: string;
  readonly custom?: true;
}
/** Calls of each turn; calls of one turn are made at once. */
export type Steps = readonly (readonly ToolCall[])[];

export interface Script {
  readonly main: Steps;
  /** The same for a conversation that begins with SUB_AGENT. */
  readonly subAgent?: Steps;
}
export const SUB_AGENT = 'SUB-AGENT';

/** What an API module needs to answer one request. */
export interface Turn {
  /** The calls that are due after so many turns with calls. */
  calls(turns: number, first: string): readonly ToolCall[];
  id(prefix: string): string;
  json(value: unknown): void;
  /** A stream of server-sent events. */
  stream(): Stream;
}
export interface Stream {
  event(type: string, data: object): void;
  data(value: unknown): void;
  end(): void;
}

export type Fields = Readonly<Record<string, unknown>>;
export const fieldsOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null) : [];
