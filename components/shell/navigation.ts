import {
  LibraryBig,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MessagesSquare,
  PenLine,
  Settings,
} from 'lucide-react';

export interface Destination {
  href: string;
  label: string;
  /** For where there is little room. */
  short?: string;
  icon: LucideIcon;
  /** Path prefixes that belong to it, beside its own address. */
  sections: readonly string[];
}

export const destinations: readonly Destination[] = [
  { href: '/', label: 'Interviews', icon: MessagesSquare, sections: ['/interviews'] },
  { href: '/sketches', label: 'Sketches', icon: PenLine, sections: ['/sketches'] },
  { href: '/bank', label: 'Question bank', short: 'Questions', icon: LibraryBig, sections: ['/bank'] },
  { href: '/plans', label: 'Plans', icon: ListOrdered, sections: ['/plans'] },
  { href: '/rubrics', label: 'Rubrics', icon: ListChecks, sections: ['/rubrics'] },
  { href: '/settings', label: 'Settings', icon: Settings, sections: ['/settings'] },
];

/** Whether an address lies within a destination. */
export function isWithin(destination: Destination, pathname: string): boolean {
  if (pathname === destination.href) return true;
  return destination.sections.some((section) => pathname === section || pathname.startsWith(`${section}/`));
}
