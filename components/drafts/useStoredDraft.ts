'use client';

import { useEffect, useRef, useState } from 'react';

/** What of a form must not be lost, as the browser keeps it. `base` is what the draft began with. */
type Stored<D> = { draft: D; base: D; baseVersion: number; at: string };

/** How drafts of one kind are compared, and read as an earlier Drawbridge may have kept them. */
export type DraftKind<D> = { same: (a: D, b: D) => boolean; complete: (kept: Partial<D>) => D };

/** A pause in typing after which a draft is written to the browser's storage. */
const PAUSE_MS = 300;

function read<D>(
  key: string,
  { complete }: DraftKind<D>,
): (Omit<Stored<D>, 'base'> & { base: D | null }) | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Stored<Partial<D>> | null;
    // An earlier Drawbridge kept no base.
    const base = stored?.base ? complete(stored.base) : null;
    return stored && { ...stored, draft: complete(stored.draft), base };
  } catch {
    return null;
  }
}

function write(key: string, stored: Stored<unknown> | null): boolean {
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
 * up. `name` contains the signed-in person and what is written. `saved` is the stored version that it began with.
 */
export function useStoredDraft<D>(name: string, kind: DraftKind<D>, saved: { draft: D; version: number }) {
  const key = `drawbridge.draft.${name}`;
  const [first] = useState(() => (typeof window === 'undefined' ? null : read(key, kind)));
  const [draft, setDraft] = useState(first?.draft ?? saved.draft);
  const [base, setBase] = useState(first?.base ?? saved.draft);
  const [baseVersion, setBaseVersion] = useState(first?.baseVersion ?? saved.version);
  const [restoredAt, setRestoredAt] = useState(first?.at ?? null);
  const [kept, setKept] = useState(true);
  const finished = useRef(false);
  const latest = useRef<Stored<D> | null>(null);
  const { same } = kind;
  const isDirty = !same(draft, saved.draft);

  // Who has changed nothing goes on from what someone else has saved.
  const known = useRef(saved);
  useEffect(() => {
    if (known.current.version === saved.version) return;
    if (baseVersion === known.current.version && same(draft, known.current.draft)) {
      setDraft(saved.draft);
      setBase(saved.draft);
      setBaseVersion(saved.version);
    }
    known.current = saved;
  }, [saved, draft, baseVersion, same]);

  useEffect(() => {
    latest.current = isDirty ? { draft, base, baseVersion, at: new Date().toISOString() } : null;
    const timer = setTimeout(() => {
      if (!finished.current) setKept(write(key, latest.current));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key, draft, base, baseVersion, isDirty]);

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
    /** What the draft began with, for things whose earlier versions the server does not have. */
    base,
    baseVersion,
    isDirty,
    /** When the draft was typed that an earlier visit has left here; null once it is settled. */
    restoredAt,
    /** False where the browser refused to keep it. */
    kept,
    change: (part: Partial<D>) => setDraft((current) => ({ ...current, ...part })),
    /** Goes on from the stored version, whose number this is, with this text. */
    rebase(version: number, next: D) {
      setBase(saved.draft);
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
