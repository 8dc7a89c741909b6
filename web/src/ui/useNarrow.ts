import { useEffect, useState } from 'preact/hooks';

const QUERY = '(width < 56.25rem)';

/** Whether the page is as narrow as on a phone, where one thing is shown at a time. */
export function useNarrow(): boolean {
  const [isNarrow, set] = useState(() => matchMedia(QUERY).matches);
  useEffect(() => {
    const media = matchMedia(QUERY);
    const follow = () => set(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
