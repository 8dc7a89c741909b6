import { type Command, keysOf } from './commands';
import { useStore } from './store-context';

/** The keys of a command, each as a key. */
export function Keys({ command }: { readonly command: Command }) {
  const { view } = useStore();
  return (
    <>
      {keysOf(command, view.value.keys).map((key, index) => (
        <span key={key}>
          {index > 0 && ' + '}
          <kbd>{key}</kbd>
        </span>
      ))}
    </>
  );
}
