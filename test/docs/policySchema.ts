import { POLICY } from '../../src/engine/policy/policyShape';
import { LONGEST_ENTRY, type ObjectShape, type Shape } from '../../src/engine/policy/shape';

/** What an editor says over a key; `*` stands for names and places in lists. */
const WORDS: Readonly<Record<string, string>> = {
  environments:
    'Which hosts, ids and names belong to which environment. What is production counts at once, what is anything less once a person has accepted it.',
  'environments.production': 'What is production.',
  'environments.staging': 'What is staging: asked about with less effort. It counts once a person has accepted it.',
  'environments.preview': 'What is a preview. It counts once a person has accepted it.',
  'environments.local': 'What is on somebody’s own machine. It counts once a person has accepted it.',
  'environments.*.match':
    'Hosts, ids, contexts, profiles, projects, databases. Without `*` an entry of production matches whole words, any other all of an identifier; with `*` it is a pattern for all of it.',
  'environments.*.level': 'How strictly an environment with a name of its own is treated.',
  protected: 'Resources that must not be lost, wherever they are.',
  'protected.*.name': 'What the resource is called, or an identifier of what it lies in; `*` stands for any characters.',
  'protected.*.kind': 'What it is: `database`, `table`, `volume`, `bucket`. Left out: anything of this name but files on this machine.',
  'protected.*.provider': 'Whose it is: `railway`, `aws`, `postgres`. Left out: anybody’s.',
  'protected.*.level': 'What it counts as at least; `deny`: no agent deletes it, whatever a person would say.',
  'protected.*.note': 'One sentence for the person who is asked.',
  rules: 'Rules of your own, in the shape of the built-in ones: they only add. `policy check` of the command line tries their examples.',
  'rules.*.id': 'A name of your own and what the rule is about: `acme/delete-tenant`.',
  'rules.*.when': 'What the rule matches: one parsed call, or one of several.',
  'rules.*.when.call':
    'What kind of call: a program, a request, a GraphQL field, a statement, a file, a tool of an MCP server, something that was not understood.',
  'rules.*.when.program':
    'The program’s name; of a program that no built-in rule knows, begin `verb` with `**` where flags stand before the words.',
  'rules.*.when.verb':
    'The words that follow, each one or alternatives: `["tenant", ["delete", "rm"]]`; `**` stands for any number of words.',
  'rules.*.when.hosts': 'Hosts that the request goes to; `*.` matches any subdomain.',
  'rules.*.net': 'Counts only where no rule without it matched.',
  'rules.*.class': 'The row of the decision table that it falls under: `data`, `safeguard`, `outside-files` …',
  'rules.*.resource.name':
    'Where its name comes from, first that is there: `arg:0`, `flag:--volume`, `field:volumeId`, `path:last`, `names`.',
  'rules.*.resource.identifiers': 'Further identifiers, by which its environment is known.',
  'rules.*.dies': 'What else is lost, in nouns.',
  'rules.*.undo': 'How it can be undone; `None known.` if not.',
  'rules.*.safer': 'The safer way, one sentence.',
  'rules.*.examples.held': 'Actions that this rule holds.',
  'rules.*.examples.free': 'Actions that it leaves alone.',
  protectedFiles:
    'Files that agents must not read, as glob patterns beside the built-in list. `!` takes files out again, once a person has accepted it.',
  approvers: 'Who is asked: the question says so. On one machine whoever sits at the keyboard is trusted.',
  'approvers.names': 'Names or e-mail addresses.',
  'approvers.note': 'How they are reached. It is shown once a person has accepted it.',
  names: 'Identifiers and the names that people call them by. They count once a person has accepted them.',
  scope: 'The environment that agents’ work is limited to. It counts once a person has accepted it.',
  scopeReads: 'What happens to reads of data outside the scope.',
};

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema of a policy file, written from the shapes that the parser reads by. */
export function policySchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Mollyguard policy',
    description: 'What a team protects from coding agents. What tightens counts at once, what loosens once a person has accepted it.',
    ...schemaOf(POLICY, []),
  };
}

function schemaOf(shape: Shape, path: readonly string[]): Schema {
  const words = WORDS[path.join('.')];
  return {
    ...plainOf(shape, path),
    ...(words === undefined ? {} : { markdownDescription: words, description: words.replaceAll('`', '') }),
  };
}

function plainOf(shape: Shape, path: readonly string[]): Schema {
  switch (shape.is) {
    case 'text':
      if (shape.of) return { type: 'string', enum: shape.of };
      return { type: 'string', minLength: 1, maxLength: shape.most ?? LONGEST_ENTRY, pattern: shape.pattern ?? '\\S' };
    case 'value':
      return { type: ['string', 'number', 'boolean', 'null'] };
    case 'any':
      return {};
    case 'flag':
      return shape.only ? { const: true } : { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: shape.least, maximum: shape.most };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of, [...path, '*']), minItems: shape.least ?? 0, maxItems: shape.most ?? 5_000 };
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(shape.of, [...path, '*']) };
    case 'object':
      return objectOf(shape, path);
    case 'either':
      return { anyOf: shape.of.map((one) => plainOf(one, path)) };
    case 'by':
      return { type: 'object', anyOf: Object.values(shape.of).map((one) => objectOf(one, path)) };
    default:
      return shape satisfies never;
  }
}

function objectOf({ keys, required = [] }: ObjectShape, path: readonly string[]): Schema {
  const others = path.length === 1 ? POLICY.others[path[0] ?? ''] : undefined;
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(keys).map(([key, one]) => [
        key,
        schemaOf(one, [...(path[0] === 'environments' && path.length === 2 ? ['environments', '*'] : path), key]),
      ]),
    ),
    required,
    additionalProperties: others ? schemaOf(others, [...path, '*']) : false,
  };
}
