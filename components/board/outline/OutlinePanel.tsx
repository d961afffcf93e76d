'use client';

import { X } from 'lucide-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { type Editor, type TLShapeId, useValue } from 'tldraw';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/IconButton';
import { type OutlineRow, rowsOf } from '@/lib/board/outline/rows';
import { deletePart, selectShape, showSelection } from './editOutline';
import { OutlineForm } from './OutlineForm';
import { OutlineNothing } from './OutlineNothing';
import { OutlinePages } from './OutlinePages';
import { OutlineToolbar } from './OutlineToolbar';
import { OutlineTree } from './OutlineTree';
import { closeOutline, outlineState } from './outlineState';
import { type OutlineTask, taskForKey } from './outlineTasks';
import { useNarrow } from './useNarrow';
import { useOthersChanges } from './useOthersChanges';
import { useOutline } from './useOutline';

/** What is on the board, in words, beside the canvas: to read, to find one's way, and to build with the keyboard. */
export function OutlinePanel({ editor }: { editor: Editor }) {
  const base = useId();
  const panel = useRef<HTMLElement>(null);
  const tree = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const [task, setTask] = useState<OutlineTask | null>(null);
  const { noteRemote, noteOutline } = useOthersChanges(editor, setSaid);
  const outline = useOutline(editor, noteRemote);
  useEffect(() => noteOutline(outline), [outline, noteOutline]);

  const pageId = useValue('page', () => editor.getCurrentPageId(), [editor]);
  const visits = useValue('visits', () => outlineState(editor).get().visits, [editor]);
  const isReadonly = useValue('is read-only', () => editor.getIsReadonly(), [editor]);
  const selectedIds = useValue('selection', () => editor.getSelectedShapeIds(), [editor]);
  const selected = useMemo(() => new Set<string>(selectedIds), [selectedIds]);
  const page = outline.pages.find(({ id }) => id === pageId);
  const rows = useMemo(() => (page ? rowsOf(page, closed) : []), [page, closed]);
  const active = rows.find(({ id }) => id === activeId) ?? rows[0] ?? null;

  // What is selected on the canvas is where the keys go on from.
  useEffect(() => {
    const [only] = selectedIds;
    if (only && selectedIds.length === 1) setActiveId(only);
  }, [selectedIds]);

  useEffect(() => {
    if (visits > 0) tree.current?.focus();
  }, [visits]);

  // Where the first entry takes the place of the hint, or the hint that of the last entry, the keys stay.
  const isEmpty = rows.length === 0;
  const isSheet = useNarrow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when one takes the place of the other
  useEffect(() => {
    if (document.activeElement === document.body && !editor.getIsFocused()) tree.current?.focus();
  }, [isEmpty, editor]);

  const isEditable = !isReadonly;
  useEffect(() => {
    if (!isEditable) setTask(null);
  }, [isEditable]);

  const show = useCallback(
    (row: OutlineRow) => {
      setActiveId(row.id);
      selectShape(editor, row.id as TLShapeId);
      showSelection(editor, coveredBy(panel.current, editor));
      setSaid(`Selected ${row.said}`);
    },
    [editor],
  );

  const toggle = useCallback((row: OutlineRow) => {
    setActiveId(row.id);
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(row.id)) after.add(row.id);
      return after;
    });
  }, []);

  function finish(sentence: string | null, goTo: string | null): void {
    setTask(null);
    if (sentence) setSaid(sentence);
    if (goTo) {
      setActiveId(goTo);
      showSelection(editor, coveredBy(panel.current, editor));
    }
    tree.current?.focus();
  }

  function remove(row: OutlineRow): void {
    const at = rows.indexOf(row);
    const next = rows.slice(at + 1).find(({ level }) => level <= row.level) ?? rows[at - 1];
    const arrows = deletePart(editor, row.id as TLShapeId);
    const along = arrows === 0 ? '' : ` and ${arrows} ${arrows === 1 ? 'arrow' : 'arrows'}`;
    finish(row.link ? `Deleted the arrow to ${row.name}` : `Deleted ${row.name}${along}`, next?.id ?? null);
  }

  function undo(isBack: boolean): void {
    const can = isBack ? editor.getCanUndo() : editor.getCanRedo();
    if (isBack) editor.undo();
    else editor.redo();
    setSaid(can ? (isBack ? 'Undone' : 'Done again') : `There is nothing to ${isBack ? 'undo' : 'redo'}`);
  }

  /** What a key does in the tree beyond moving about. */
  function handleTreeKey(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!isEditable || ctrlKey || metaKey || altKey) return false;
    if ((key === 'Delete' || key === 'Backspace') && active) {
      event.preventDefault();
      remove(active);
      return true;
    }
    const next = taskForKey(event, active);
    if (!next) return false;
    event.preventDefault();
    setTask(next);
    return true;
  }

  function handlePanelKey(event: KeyboardEvent): void {
    const isTyping = (event.target as Element).matches('input, textarea');
    const hasAccel = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') {
      if (task) finish(null, null);
      else closeOutline(editor);
    } else if (event.key === 'O' && !isTyping && !hasAccel && !event.altKey) closeOutline(editor);
    else if (event.key.toLowerCase() === 'z' && !isTyping && hasAccel && isEditable) undo(!event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function handleBlur({ relatedTarget, currentTarget }: FocusEvent): void {
    if (currentTarget.contains(relatedTarget)) return;
    if (editor.getContainer().contains(relatedTarget)) editor.focus({ focusContainer: false });
  }

  const content = (
    <aside
      ref={panel}
      aria-labelledby={`${base}title`}
      className={cx(
        'flex min-h-0 flex-col border-line bg-panel text-sm',
        isSheet
          ? 'fixed inset-x-0 bottom-0 z-30 h-[65dvh] rounded-t-lg border-t shadow-lg'
          : 'w-80 shrink-0 border-l',
      )}
      // While the focus is here, keys are not the canvas's.
      onFocus={() => editor.blur({ blurContainer: false })}
      onBlur={handleBlur}
      onKeyDown={handlePanelKey}
    >
      <header className="flex items-center justify-between gap-2 py-1.5 pr-2 pl-3">
        <h2 id={`${base}title`} className="font-semibold">
          Outline
        </h2>
        <IconButton label="Close the outline" icon={<X />} size="sm" onClick={() => closeOutline(editor)} />
      </header>
      {isEditable ? (
        <OutlineToolbar
          active={active}
          onTask={setTask}
          onDelete={() => active && remove(active)}
          onUndo={() => undo(true)}
          onRedo={() => undo(false)}
        />
      ) : null}
      {task && page ? <OutlineForm editor={editor} page={page} task={task} onDone={finish} /> : null}
      <OutlinePages editor={editor} pages={outline.pages} pageId={pageId} id={`${base}page`} />
      {isEmpty ? (
        <OutlineNothing ref={tree} canEdit={isEditable} silent={page?.silent ?? 0} onKey={handleTreeKey} />
      ) : (
        <OutlineTree
          ref={tree}
          rows={rows}
          activeId={active?.id ?? null}
          selected={selected}
          onActivate={({ id }) => setActiveId(id)}
          onShow={show}
          onToggle={toggle}
          onKey={handleTreeKey}
          labelledBy={`${base}title ${base}page`}
        />
      )}
      <footer className="flex min-h-9 items-center border-line border-t px-3 py-1.5 text-muted text-xs">
        <p role="status">{said}</p>
      </footer>
    </aside>
  );
  // A sheet lies over the whole page, not over the board alone.
  return isSheet ? createPortal(content, document.body) : content;
}

/** How much of the canvas's lower end the panel lies over, in pixels. */
function coveredBy(panel: HTMLElement | null, editor: Editor): number {
  const canvas = editor.getContainer().getBoundingClientRect();
  const over = panel?.getBoundingClientRect();
  return !over || over.left >= canvas.right ? 0 : Math.max(0, canvas.bottom - over.top);
}
