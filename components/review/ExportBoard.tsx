'use client';

import { Download, History } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { DropdownMenu } from '@/components/ui/DropdownMenu';
import { MenuItem } from '@/components/ui/MenuItem';

const MomentExport = dynamic(
  () => import('@/components/board/export/MomentExport').then((module) => module.MomentExport),
  { ssr: false },
);

/** Files of a saved board: as it was at the end, or at any moment before. */
export function ExportBoard({ roomId, title }: { roomId: string; title: string }) {
  const [open, setOpen] = useState<'end' | 'moment' | null>(null);
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="sm" icon={<Download />}>
            Export
          </Button>
        }
      >
        <MenuItem icon={<Download />} onSelect={() => setOpen('end')}>
          Board at the end…
        </MenuItem>
        <MenuItem icon={<History />} onSelect={() => setOpen('moment')}>
          Board at a moment…
        </MenuItem>
      </DropdownMenu>
      {open ? (
        <MomentExport
          roomId={roomId}
          title={title}
          choosesMoment={open === 'moment'}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
