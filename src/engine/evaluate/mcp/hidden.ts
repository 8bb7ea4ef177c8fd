import { isList, type ToolInput } from './input';

/** Tools for which a statement is something to look for, to speak of or to write down. */
const SPEAKS =
  /(?:^|_)(?:search|docs?|documentation|find|grep|think|thinking|thoughts?|memory|memories|remember|recall|observations?|entities|notes?|issues?|comments?|messages?|e?mails?|posts?|chat|ask|answers?|prompts?|reviews?|plan|tasks?|todos?|write|edit|files?|replace|append|type|fill|press|keyboard|logs?|pattern|regex|translate|format|lint|parse|validate|generate|suggest|pages?|blocks?|documents?|wiki|snippets?|completion|library|context|store|upsert|embed|diff|pull|pr|commit|discussions?|cards?|tickets?|sheets?|cells?|slides?|click|select)(?:_|$)/;
/** Fields that hold words whatever the tool is. */
const WORDS =
  /^(?:messages?|prompts?|descriptions?|titles?|names?|instructions?|summary|comments?|subject|thoughts?|notes?|reason|questions?|answers?|patterns?|old_?\w*|new_?\w*|labels?|tags?|goal|task|information|metadata|replacement|search\w*)$/i;
/** Fields that may hold words as well: a statement in one is written as one. */
const SOFT = /^(?:texts?|content|contents|body|input)$/i;

const ANY = /drop|delete|truncate|alter|update/i;
const TAKES =
  'drop\\s+(?:table|database|schema|view|materialized|index|user|role|function|procedure|type|extension|sequence|trigger|policy|keyspace|owned|tablespace|warehouse)\\b|delete\\s+from\\s|truncate\\s+(?:table\\s+)?["`\\[\\w]|alter\\s+(?:table|database|user|role|schema)\\s|update\\s+["`\\[\\]\\w.]+\\s+set\\s+[^=\\n]{1,80}=';
const BEGINS = new RegExp(`^[\\s;(]*(?:${TAKES})`, 'i');
const LATER = new RegExp(`(?:${TAKES})`, 'i');
const LEADS = /^[\s;(]*(?:with|explain|do|begin|start|call|exec|execute|declare|select|insert|set|if|create|use)\s/i;
const LONGEST = 100_000;
const COMMENTS = /\/\*(?!!)[^*]*\*+(?:[^*/][^*]*\*+)*\/|--[^\n]*/g;

/** Texts that are SQL though neither their field nor their tool says so (`run_report {filter: 'DROP TABLE orders'}`). */
export function hiddenStatements(input: ToolInput, calls: boolean): readonly string[] {
  if (SPEAKS.test(input.name)) return [];
  // What it hands on to another tool is that tool's.
  const texts = (calls ? input.members.slice(0, 1) : input.members).flatMap((one) =>
    Object.entries(one).flatMap(([key, value]) =>
      WORDS.test(key)
        ? []
        : (isList(value) ? value : [value]).flatMap((text) =>
            typeof text === 'string' && isStatement(text, SOFT.test(key)) ? [text] : [],
          ),
    ),
  );
  return [...new Set(texts)];
}

function isStatement(text: string, soft: boolean): boolean {
  if (text.length > LONGEST || !ANY.test(text)) return false;
  const bare = text.replace(COMMENTS, ' ').replace('/*!', ' ');
  const plain = soft ? bare.replace(/\b[a-z]+\b/g, '') : bare;
  return BEGINS.test(bare.replace(/^\s*\d+\s/, ''))
    ? !soft || /\b(?:DROP|DELETE|TRUNCATE|ALTER|UPDATE)\b/.test(plain)
    : LEADS.test(bare) && LATER.test(bare) && !soft;
}

/** Cypher that deletes what the graph holds; names and texts in it are none of its words. */
export function takesFromGraph(cypher: string): boolean {
  const bare = cypher.slice(0, LONGEST).replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/[^\n]*/g, ' ');
  return (
    /\bapoc\.(?:periodic\.truncate|nodes\.delete|schema\.assert|cypher\.(?:run|doIt)\w*)\b/i.test(bare) ||
    /\b(?:delete|drop\s+(?:composite\s+)?(?:database|constraint|index|graph|alias|user|role))\b/i.test(
      bare.replace(/[.:]\s*\w+|\b\w+(?=\s*:)/g, ' '),
    )
  );
}
