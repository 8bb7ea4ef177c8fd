/** A tool's name in snake case: `deleteProject` and `delete-project` are `delete_project`, `resetDNSRecords` is `reset_dns_records`. */
export const toolName = (tool: string): string =>
  plainText(tool.slice(0, 500))
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9\uE000]+/g, '_')
    .toLowerCase();

/** Letters that only look another way (full width, mathematical) as they are meant, without what is not seen. */
const plainText = (text: string): string =>
  /[^\0-\u007f\uE000]/.test(text) ? text.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '') : text;
