'use client';

import { Copy, Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useResolvedTheme } from '@/components/shell/useTheme';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { toast } from '@/components/ui/toast';
import { ExportOptions } from './ExportOptions';
import { ExportPreview } from './ExportPreview';
import { ExportProgress } from './ExportProgress';
import type { ExportChoice, Exported } from './exportBoard';
import { EXPORT_FORMATS } from './exportFormats';
import { copyFile, saveFile } from './saveFile';
import { useExport } from './useExport';
import { type ExportedBoard, useExportSource } from './useExportSource';

export interface ExportDialogProps {
  /** The board to export; null while it is being fetched. */
  board: ExportedBoard | null;
  onClose: () => void;
  /** Where a moment is chosen, where one can be. */
  moment?: ReactNode;
  /** Why the board could not be fetched. */
  failure?: string | null;
}

/** Makes files of a board: in which form, which part of it, and how it looks. */
export function ExportDialog({ board, onClose, moment, failure = null }: ExportDialogProps) {
  const source = useExportSource(board);
  const isDark = useResolvedTheme() === 'dark';
  const hasSelection = (board?.selection?.length ?? 0) > 0;
  const [choice, setChoice] = useState<ExportChoice>(() => ({
    format: EXPORT_FORMATS[0] as ExportChoice['format'],
    part: hasSelection ? 'selection' : 'page',
    scale: 2,
    background: true,
    dark: isDark,
    margin: 32,
  }));
  const { state, run, stop } = useExport(source);
  const isBusy = state.progress !== null;
  const canCopy = ['png', 'svg'].includes(choice.format.id) && choice.part !== 'all';

  function download({ files, notice }: Exported): void {
    for (const file of files) saveFile(file);
    const [first] = files;
    const title =
      files.length > 1 ? `${files.length} files were downloaded` : `${first?.name} was downloaded`;
    toast.success(title, {
      id: 'board-export',
      ...(notice ? { description: notice, duration: 15_000 } : {}),
    });
    onClose();
  }

  async function copy({ files: [file], notice }: Exported): Promise<void> {
    if (!file) return;
    await copyFile(file);
    toast.success(`Copied as ${choice.format.label}`, {
      id: 'board-export',
      ...(notice ? { description: notice, duration: 15_000 } : {}),
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="xl"
      title="Export the board"
      footer={
        isBusy ? (
          <>
            <ExportProgress done={state.progress ?? 0} />
            <Button onClick={stop}>Stop</Button>
          </>
        ) : (
          <>
            {canCopy ? (
              <Button icon={<Copy />} disabled={!source} onClick={() => run(choice, copy)}>
                Copy {choice.format.label}
              </Button>
            ) : null}
            <Button
              variant="primary"
              icon={<Download />}
              disabled={!source}
              onClick={() => run(choice, download)}
            >
              Download
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_19rem]">
        <ExportPreview source={source} choice={choice} />
        <div className="flex min-w-0 flex-col gap-4">
          {moment}
          <ExportOptions
            choice={choice}
            onChange={(changed) => setChoice((before) => ({ ...before, ...changed }))}
            hasSelection={hasSelection}
            hasPages={(source?.editor.getPages().length ?? 1) > 1}
            disabled={isBusy}
          />
        </div>
      </div>
      {(failure ?? state.error) ? (
        <Callout tone="danger" live className="mt-4">
          {failure ?? state.error}
        </Callout>
      ) : null}
    </Dialog>
  );
}
