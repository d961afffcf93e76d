import { SegmentedControl } from '@/components/ui/SegmentedControl';

/** Whether a list shows what is current or what was put away. */
export function ArchivedSwitch({
  label,
  current = 'Current',
  archived,
  onChange,
}: {
  /** What is chosen, for those who do not see the list. */
  label: string;
  /** What is not archived, in a word. */
  current?: string;
  archived: boolean;
  onChange: (archived: boolean) => void;
}) {
  return (
    <SegmentedControl
      aria-label={label}
      value={archived ? 'archived' : 'current'}
      options={[
        { value: 'current', label: current },
        { value: 'archived', label: 'Archived' },
      ]}
      onValueChange={(value) => onChange(value === 'archived')}
    />
  );
}
