/** How the names of files with a Mermaid flowchart end. */
export const MERMAID_ENDINGS = ['.mmd', '.mermaid', '.md', '.txt'];

/** True for a file that may hold a flowchart, by its name. */
export function isMermaidFile({ name }: File): boolean {
  return MERMAID_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}
