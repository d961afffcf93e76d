'use client';

import { useEffect, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { Skeleton } from '@/components/ui/Skeleton';
import { type ExportChoice, type ExportSource, renderAll, svgText } from './exportBoard';

/** A board with more shapes than this is not drawn again at each change of an option. */
const MAX_SHAPES = 1_500;

/** Waiting after a change, in milliseconds: for the next one. */
const PAUSE_MS = 120;

type Preview = { url: string; width: number; height: number } | { words: string };

/** What the exported file will look like. */
export function ExportPreview({ source, choice }: { source: ExportSource | null; choice: ExportChoice }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const { format, part, background, dark, margin } = choice;

  useEffect(() => {
    if (!source) return;
    const controller = new AbortController();
    let url: string | null = null;
    const timer = setTimeout(async () => {
      if (source.editor.store.query.ids('shape').get().size > MAX_SHAPES) {
        setPreview({ words: 'This board is too large for a preview. It can be exported all the same.' });
        return;
      }
      try {
        // Of several pages the first that is not empty is shown.
        const onPage = part === 'all' ? { ...source, pageId: firstFilled(source) } : source;
        const [page] = await renderAll(
          onPage,
          { format, part: part === 'all' ? 'page' : part, background, dark, margin, scale: 1 },
          { signal: controller.signal, onProgress: () => {} },
        );
        if (!page || controller.signal.aborted) return;
        url = URL.createObjectURL(new Blob([svgText(page)], { type: 'image/svg+xml' }));
        setPreview({ url, width: page.width, height: page.height });
      } catch (error) {
        if (controller.signal.aborted) return;
        setPreview({ words: error instanceof Error ? error.message : 'There is no preview.' });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [source, format, part, background, dark, margin]);

  return (
    <figure
      className={cx(
        'relative grid h-48 place-items-center overflow-hidden rounded-md border sm:h-full sm:min-h-72',
        background ? (dark ? 'bg-[#101011]' : 'bg-[#f9fafb]') : 'board-export-checks',
      )}
    >
      {preview === null ? (
        <Skeleton className="absolute inset-0 rounded-none" />
      ) : 'url' in preview ? (
        // biome-ignore lint/performance/noImgElement: a picture made in this browser
        <img
          src={preview.url}
          alt="What will be exported"
          data-size={`${Math.round(preview.width)} × ${Math.round(preview.height)}`}
          className="absolute inset-0 size-full object-contain p-2"
        />
      ) : (
        <figcaption className="m-4 max-w-60 rounded-md bg-raised px-3 py-2 text-center text-muted">
          {preview.words}
        </figcaption>
      )}
    </figure>
  );
}

function firstFilled({ editor, pageId }: ExportSource): ExportSource['pageId'] {
  return editor.getPages().find(({ id }) => editor.getPageShapeIds(id).size > 0)?.id ?? pageId;
}
