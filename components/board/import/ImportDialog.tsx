'use client';

import { FileUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { Editor } from 'tldraw';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/Textarea';
import { toast } from '@/components/ui/toast';
import { MERMAID_LIMITS, MermaidError } from '@/lib/board/mermaid/diagram';
import { readMermaid, withoutFence } from '@/lib/board/mermaid/readMermaid';
import { sayCounts, summaryOf } from '@/lib/board/mermaid/summary';
import { importFile, isBoardFile } from '../export/importFile';
import { DiagramItems } from '../mermaid/DiagramItems';
import { placeMermaid } from '../mermaid/placeMermaid';
import { NoPlace } from '../placeRecords';
import { isMermaidFile, MERMAID_ENDINGS } from './mermaidFile';

const EXAMPLE =
  'flowchart LR\n  client([Mobile app]) --> api[API gateway]\n  api -->|reads| db[(PostgreSQL)]';

/** More of a list than this says no more. */
const MOST_SHOWN = 40;

/** Brings a file of tldraw's or a Mermaid flowchart onto the board. */
export function ImportDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPlacing, setIsPlacing] = useState(false);
  const read = useMemo(() => readDiagram(text), [text]);

  async function take(file: File): Promise<void> {
    setRefusal(null);
    if (isBoardFile(file)) {
      onClose();
      await importFile(editor, file);
    } else if (!isMermaidFile(file)) {
      setRefusal(`“${file.name}” is neither a tldraw file nor a Mermaid flowchart.`);
    } else if (file.size > MERMAID_LIMITS.characters * 4) {
      const limit = MERMAID_LIMITS.characters.toLocaleString('en');
      setRefusal(`This file is too large: a flowchart has at most ${limit} characters.`);
    } else setText(await file.text());
  }

  async function place(): Promise<void> {
    setIsPlacing(true);
    try {
      const placed = await placeMermaid(editor, text);
      if (placed) toast.success(`Imported: ${placed.said}`, { id: 'board-import' });
      onClose();
    } catch (error) {
      const isKnown = error instanceof NoPlace || error instanceof MermaidError;
      setRefusal(isKnown ? error.message : 'This flowchart could not be laid out. Try a part of it.');
      setIsPlacing(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="lg"
      title="Import"
      description="A Mermaid flowchart becomes components with arrows between them. A tldraw file comes as it is."
      footer={
        <>
          <Button icon={<FileUp />} className="mr-auto" onClick={() => input.current?.click()}>
            Choose a file
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!read.summary} pending={isPlacing} onClick={place}>
            Import
          </Button>
        </>
      }
    >
      <input
        ref={input}
        type="file"
        accept={['.tldr', ...MERMAID_ENDINGS].join(',')}
        aria-label="A file to import"
        hidden
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) await take(file);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <div className="flex flex-col gap-4">
        <Field label="Mermaid flowchart" error={read.error}>
          <Textarea
            value={text}
            rows={10}
            spellCheck={false}
            placeholder={EXAMPLE}
            className="whitespace-pre font-mono"
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setRefusal(null);
            }}
          />
        </Field>
        {read.summary ? (
          <section aria-label="What will be imported" className="flex flex-col gap-2">
            <p className="text-muted" role="status">
              {sayCounts(read.summary)}
            </p>
            <DiagramItems items={read.summary.items.slice(0, MOST_SHOWN)} />
            {read.summary.items.length > MOST_SHOWN ? (
              <p className="text-subtle text-xs">and {read.summary.items.length - MOST_SHOWN} more</p>
            ) : null}
          </section>
        ) : null}
        {refusal ? (
          <Callout tone="danger" live>
            {refusal}
          </Callout>
        ) : null}
      </div>
    </Dialog>
  );
}

type ReadText = { summary: ReturnType<typeof summaryOf> | null; error: string | null };

function readDiagram(text: string): ReadText {
  if (text.trim() === '') return { summary: null, error: null };
  try {
    return { summary: summaryOf(readMermaid(withoutFence(text))), error: null };
  } catch (error) {
    if (!(error instanceof MermaidError)) throw error;
    return { summary: null, error: error.message };
  }
}
