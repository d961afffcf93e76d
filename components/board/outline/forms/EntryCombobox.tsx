import { Combobox, type ComboboxOption } from '@/components/ui/Combobox';
import type { OutlineEntry } from '@/lib/board/outline/outline';
import { nameOf, sayEntry, whatName } from '@/lib/board/outline/words';
import { KindIcon } from '../../components/KindIcon';

/** One of the entries of an outline, found by its name or by what it is. */
export function EntryCombobox({
  entries,
  value,
  onValueChange,
  placeholder,
  autoFocus = false,
}: {
  entries: readonly OutlineEntry[];
  value: string | null;
  onValueChange: (id: string) => void;
  placeholder: string;
  autoFocus?: boolean;
}) {
  const find = (search: string) => {
    const words = search.trim().toLowerCase();
    const starts = entries.filter((entry) => nameOf(entry).toLowerCase().startsWith(words));
    const others = entries.filter(
      (entry) => !starts.includes(entry) && sayEntry(entry).toLowerCase().includes(words),
    );
    return [...starts, ...others].map(optionOf);
  };
  return (
    <Combobox
      value={value}
      onValueChange={onValueChange}
      find={find}
      nameOf={(id) => {
        const entry = entries.find((one) => one.id === id);
        return entry ? nameOf(entry) : '';
      }}
      placeholder={placeholder}
      autoFocus={autoFocus}
    />
  );
}

function optionOf(entry: OutlineEntry): ComboboxOption {
  const { id, what, text } = entry;
  const isPart = what.type === 'component' || what.type === 'boundary';
  return {
    value: id,
    label: nameOf(entry),
    ...(isPart && { icon: <KindIcon kind={what.kind} /> }),
    ...(isPart && text !== '' && { hint: whatName(what) }),
  };
}
