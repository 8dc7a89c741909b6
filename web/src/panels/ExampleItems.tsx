import { useWords } from '../i18n';
import { EXAMPLES } from '../state/examples';
import { MenuItem } from '../ui/Menu';
import { useStore } from '../ui/store-context';

/** The examples as items of a menu. */
export function ExampleItems() {
  const { language } = useWords();
  const store = useStore();
  return (
    <>
      {EXAMPLES.map((example) => (
        <MenuItem
          key={example.id}
          note={example.summary[language].replaceAll('`', '')}
          onSelect={() => void store.openExample(example.id)}
        >
          {example.title[language]}
        </MenuItem>
      ))}
    </>
  );
}
