import type { Editor } from 'tldraw';
import { toast } from '@/components/ui/toast';
import { MERMAID_LIMITS, MermaidError } from '@/lib/board/mermaid/diagram';
import { looksLikeMermaid } from '@/lib/board/mermaid/readMermaid';
import { NoPlace } from '../placeRecords';
import { placeMermaid } from './placeMermaid';

const TOAST = 'board-paste-mermaid';

/**
 * Makes components of a pasted flowchart, and says so with the way back; a text that only looks like one is
 * pasted as text.
 */
export async function pasteMermaid(editor: Editor, text: string, pasteAsText: () => void): Promise<void> {
  if (!looksLikeMermaid(text)) return pasteAsText();
  try {
    const placed = await placeMermaid(editor, text);
    if (!placed) return;
    toast.success('The flowchart was pasted as components', {
      id: TOAST,
      description: `${placed.said}.`,
      duration: 10_000,
      action: {
        label: 'Paste as text',
        onClick: () => {
          if (editor.isDisposed || editor.getIsReadonly()) return;
          editor.markHistoryStoppingPoint('paste as text');
          editor.deleteShapes(placed.ids);
          pasteAsText();
        },
      },
    });
  } catch (error) {
    if (error instanceof NoPlace) {
      toast.error('The flowchart was not pasted', { id: TOAST, description: error.message });
      return;
    }
    pasteAsText();
    const description =
      error instanceof MermaidError ? error.message : 'This flowchart could not be read. Try it as a file.';
    toast.info('The flowchart was pasted as text', { id: TOAST, description });
  }
}

/** Makes components of the flowchart in a file. */
export async function dropMermaid(editor: Editor, file: File): Promise<void> {
  if (editor.getIsReadonly()) return;
  try {
    if (file.size > MERMAID_LIMITS.characters * 4) throw new MermaidError(1, 'The file is too large.');
    const placed = await placeMermaid(editor, await file.text());
    if (placed) toast.success(`Imported: ${placed.said}`, { id: TOAST });
  } catch (error) {
    const isKnown = error instanceof MermaidError || error instanceof NoPlace;
    const description = isKnown ? error.message : 'This flowchart could not be laid out.';
    toast.error(`“${file.name}” was not imported`, { id: TOAST, description });
  }
}
