import type { Editor, TLPageId } from 'tldraw';
import { Select } from '@/components/ui/Select';
import type { OutlinePage } from '@/lib/board/outline/outline';

/** Which page the outline is of; where a board has several, the way to the others. */
export function OutlinePages({
  editor,
  pages,
  pageId,
  id,
}: {
  editor: Editor;
  pages: readonly OutlinePage[];
  pageId: string;
  /** The id of the page's name, which names the tree. */
  id: string;
}) {
  const name = pages.find((page) => page.id === pageId)?.name ?? '';
  return (
    <div className={pages.length > 1 ? 'px-3 pb-2' : undefined}>
      <h3 id={id} className="sr-only">
        {name}
      </h3>
      {pages.length > 1 ? (
        <Select
          size="sm"
          aria-label="Page"
          value={pageId}
          options={pages.map((page) => ({
            value: page.id,
            label: page.name || 'Page without a name',
            hint: String(page.entries.length),
          }))}
          onValueChange={(chosen) => editor.setCurrentPage(chosen as TLPageId)}
        />
      ) : null}
    </div>
  );
}
