import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { PORTRAIT_BREAKPOINT, useBreakpoint, useEditor, useReadonly, useValue } from 'tldraw';
import { IconButton } from '@/components/ui/IconButton';
import { Input } from '@/components/ui/Input';
import { Kbd } from '@/components/ui/Kbd';
import { type PlacedKind, placedFactsOf } from '@/lib/board/components/kinds';
import { shelvesOf } from '@/lib/board/components/shelves';
import { choosePlaced } from './choosePlaced';
import { PaletteShelves } from './PaletteShelves';
import { PLACE_TOOL, type PlaceToolInfo } from './PlaceTool';
import { closePalette, type OpenPalette, palette } from './palette';
import { usePaletteKeys } from './usePaletteKeys';

/** All that can be placed, searched by typing: beside the canvas, or a sheet over it where there is little place. */
export function ComponentPalette() {
  const editor = useEditor();
  const isReadonly = useReadonly();
  const open = useValue('open palette', () => palette.get(), []);
  useEffect(() => () => closePalette(editor), [editor]);
  if (isReadonly || open?.editor !== editor) return null;
  return <Palette open={open} />;
}

const HEADINGS = { place: 'Components', connect: 'Connect to', finish: 'Connect to' };

function Palette({ open }: { open: OpenPalette }) {
  const { editor, purpose } = open;
  const isSheet = useBreakpoint() < PORTRAIT_BREAKPOINT.TABLET_SM;
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<PlacedKind | null>(null);
  const shelves = shelvesOf(search, purpose.what === 'place');
  const kinds = shelves.flatMap((shelf) => shelf.kinds);
  const current = active && kinds.includes(active) ? active : search.trim() ? (kinds[0] ?? null) : null;
  const hasSelection = useValue('has selection', () => editor.getSelectedShapeIds().length === 1, [editor]);

  useEffect(() => {
    // Asked for again, and by touch a keyboard would cover what there is to choose from.
    if (open && !editor.getInstanceState().isCoarsePointer) field.current?.focus();
  }, [open, editor]);

  const choose = (kind: PlacedKind, isConnected: boolean) => {
    choosePlaced(editor, kind, purpose, { isConnected });
    closePalette(editor);
  };
  const take = (kind: PlacedKind) => {
    if (purpose.what !== 'place') return choose(kind, false);
    editor.setCurrentTool(PLACE_TOOL, { kind } satisfies PlaceToolInfo);
    if (isSheet) closePalette(editor);
    else editor.getContainer().focus();
  };
  usePaletteKeys(panel, {
    current,
    onMove: setActive,
    onChoose: choose,
    onClose: () => closePalette(editor),
  });

  return (
    <section
      ref={panel}
      aria-label={HEADINGS[purpose.what]}
      className="board-panel board-palette"
      data-sheet={isSheet}
    >
      <div className="flex items-center justify-between gap-2 pt-2 pr-2 pl-3">
        <h2 className="text-sm font-semibold">{HEADINGS[purpose.what]}</h2>
        <IconButton
          label="Close"
          icon={<X />}
          size="sm"
          tooltip={false}
          onClick={() => closePalette(editor)}
        />
      </div>
      <div className="px-3 pt-1 pb-2">
        <Input
          ref={field}
          role="combobox"
          aria-label="Search components"
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${id}${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Search, such as kafka or lb"
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
            setActive(null);
          }}
        />
      </div>
      <PaletteShelves
        id={id}
        shelves={shelves}
        current={current}
        onPoint={setActive}
        onTake={take}
        carriesKinds={purpose.what === 'place' && !isSheet}
      />
      {kinds.length === 0 ? (
        <p className="px-3 pb-3 text-muted">
          Nothing is called “{search.trim()}”. A service with that label says it as well.
        </p>
      ) : null}
      {isSheet ? null : (
        <footer className="flex flex-col gap-1 border-t px-3 py-2 text-xs text-muted">
          {search.trim() ? null : (
            <p className="line-clamp-2 min-h-8">
              {current ? placedFactsOf(current).about : 'Click one, then the board. Or drag it there.'}
            </p>
          )}
          <p className="flex items-center gap-1.5">
            <Kbd keys={['Enter']} /> places
            {hasSelection && purpose.what === 'place' ? (
              <>
                <Kbd keys={['Shift', 'Enter']} /> connects
              </>
            ) : null}
          </p>
        </footer>
      )}
    </section>
  );
}
