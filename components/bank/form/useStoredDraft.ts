'use client';

import { useEffect, useRef, useState } from 'react';
import { EMPTY_DRAFT, type QuestionDraft, sameDraft } from '@/lib/bank/draft';

/** What of a form must not be lost, as the browser keeps it. */
type Stored = { draft: QuestionDraft; baseVersion: number; at: string };

/** A pause in typing after which a draft is written to the browser's storage. */
const PAUSE_MS = 300;

function read(key: string): Stored | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Stored | null;
    if (!stored) return null;
    const sections = { ...EMPTY_DRAFT.sections, ...stored.draft.sections };
    return { ...stored, draft: { ...EMPTY_DRAFT, ...stored.draft, sections } };
  } catch {
    return null;
  }
}

function write(key: string, stored: Stored | null): boolean {
  try {
    if (stored) localStorage.setItem(key, JSON.stringify(stored));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/**
 * A draft that outlives the tab: kept in this browser from the first change on, until it is saved or given
 * up. `name` contains the signed-in person and the question. `saved` is the stored version that it began with.
 */
export function useStoredDraft(name: string, saved: { draft: QuestionDraft; version: number }) {
  const key = `drawbridge.draft.${name}`;
  const [first] = useState(() => (typeof window === 'undefined' ? null : read(key)));
  const [draft, setDraft] = useState(first?.draft ?? saved.draft);
  const [baseVersion, setBaseVersion] = useState(first?.baseVersion ?? saved.version);
  const [restoredAt, setRestoredAt] = useState(first?.at ?? null);
  const [kept, setKept] = useState(true);
  const finished = useRef(false);
  const latest = useRef<Stored | null>(null);
  const isDirty = !sameDraft(draft, saved.draft);

  // Who has changed nothing goes on from what someone else has saved.
  const known = useRef(saved);
  useEffect(() => {
    if (known.current.version === saved.version) return;
    if (baseVersion === known.current.version && sameDraft(draft, known.current.draft)) {
      setDraft(saved.draft);
      setBaseVersion(saved.version);
    }
    known.current = saved;
  }, [saved, draft, baseVersion]);

  useEffect(() => {
    latest.current = isDirty ? { draft, baseVersion, at: new Date().toISOString() } : null;
    const timer = setTimeout(() => {
      if (!finished.current) setKept(write(key, latest.current));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key, draft, baseVersion, isDirty]);

  useEffect(() => {
    const keep = () => {
      if (!finished.current) write(key, latest.current);
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [key]);

  return {
    draft,
    baseVersion,
    isDirty,
    /** When the draft was typed that an earlier visit has left here; null once it is settled. */
    restoredAt,
    /** False where the browser refused to keep it. */
    kept,
    change: (part: Partial<QuestionDraft>) => setDraft((current) => ({ ...current, ...part })),
    /** Goes on from another version, with this text. */
    rebase(version: number, next: QuestionDraft) {
      setBaseVersion(version);
      setDraft(next);
      setRestoredAt(null);
    },
    /** Forgets the draft for good: it was saved or is not wanted. */
    finish() {
      finished.current = true;
      write(key, null);
    },
  };
}
