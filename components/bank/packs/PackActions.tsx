'use client';

import { useQuery } from '@tanstack/react-query';
import { FileArchive, Package, Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { DropdownMenu } from '@/components/ui/DropdownMenu';
import { MenuItem } from '@/components/ui/MenuItem';
import { canInWorkspace } from '@/lib/permissions/workspace';

const ImportPack = dynamic(() => import('./ImportPack').then((module) => module.ImportPack), { ssr: false });
const ExportPack = dynamic(() => import('./ExportPack').then((module) => module.ExportPack), { ssr: false });

/** The ways of packs into the bank and out of it. */
export function PackActions() {
  const trpc = useTRPC();
  const me = useQuery(trpc.me.get.queryOptions());
  const [open, setOpen] = useState<'import' | 'export' | null>(null);
  const canImport = me.data !== undefined && canInWorkspace(me.data.role, 'bank.import');
  const onOpenChange = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };
  return (
    <>
      {canImport ? (
        <DropdownMenu trigger={<Button icon={<Package />}>Packs</Button>}>
          <MenuItem icon={<Upload />} onSelect={() => setOpen('import')}>
            Import pack…
          </MenuItem>
          <MenuItem icon={<FileArchive />} onSelect={() => setOpen('export')}>
            Export pack…
          </MenuItem>
        </DropdownMenu>
      ) : (
        <Button icon={<FileArchive />} onClick={() => setOpen('export')}>
          Export pack…
        </Button>
      )}
      {open === 'import' ? <ImportPack onOpenChange={onOpenChange} /> : null}
      {open === 'export' ? <ExportPack onOpenChange={onOpenChange} /> : null}
    </>
  );
}
