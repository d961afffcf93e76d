'use client';

import { X } from 'lucide-react';
import { stopEventPropagation, useEditor, useValue } from 'tldraw';
import { IconButton } from '@/components/ui/IconButton';
import { Spinner } from '@/components/ui/Spinner';
import { type PictureUnderWay, picturesUnderWay } from './underWay';

/** Pictures on their way to the server, where they will be on the board. */
export function PicturesUnderWay() {
  const editor = useEditor();
  const pictures = useValue('pictures under way', () => picturesUnderWay(editor), [editor]);
  return pictures.map((picture) => <UnderWay key={picture.id} picture={picture} />);
}

function UnderWay({ picture }: { picture: PictureUnderWay }) {
  const { editor, box, name, preview, sent, cancel } = picture;
  const place = useValue('place on the screen', () => {
    const { x, y } = editor.pageToViewport(box);
    const zoom = editor.getZoomLevel();
    return { left: x, top: y, width: box.w * zoom, height: box.h * zoom };
  }, [editor, box]);
  const percent = Math.round(sent * 100);
  return (
    <div
      className="pointer-events-none absolute grid place-items-center rounded-sm border border-line-strong border-dashed bg-sunken/60"
      style={place}
      data-picture-under-way
    >
      {preview ? (
        // biome-ignore lint/performance/noImgElement: a file of this browser
        <img src={preview} alt="" className="absolute inset-0 size-full rounded-sm object-cover opacity-40" />
      ) : null}
      <div
        className="pointer-events-auto relative flex items-center gap-2 whitespace-nowrap rounded-md bg-raised py-1 pr-1 pl-2.5 text-ink text-sm shadow-md"
        onPointerDown={stopEventPropagation}
      >
        <Spinner />
        <span
          role="progressbar"
          aria-label={`Uploading ${name}`}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          className="tabular-nums"
        >
          {sent < 1 ? `Uploading ${percent} %` : 'Preparing'}
        </span>
        <IconButton size="sm" label={`Cancel ${name}`} icon={<X className="size-3.5" />} onClick={cancel} />
      </div>
    </div>
  );
}
