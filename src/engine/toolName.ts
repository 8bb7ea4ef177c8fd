/** A tool's name in snake case: `deleteProject` and `delete-project` are `delete_project`. */
export const toolName = (tool: string): string =>
  tool
    .slice(0, 500)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9\uE000]+/g, '_')
    .toLowerCase();
