import type { Metadata } from 'next';
import { SketchList } from '@/components/sketches/SketchList';

export const metadata: Metadata = { title: 'Sketches' };

export default function SketchesPage() {
  return <SketchList />;
}
