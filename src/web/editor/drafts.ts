/**
 * What a person has typed and not yet submitted, by account and problem, in this browser's storage: it survives a
 * reload, a crash and a sign-out. Storage may be full or forbidden; then the draft lives only on the page.
 */
export interface Draft {
  language: string | null;
  /** The text by language id: changing the language loses nothing. */
  sources: Record<string, string>;
  /** The input for one's own runs. */
  input: string;
  /** The latest input that is no sample's: choosing a sample does not lose it. */
  ownInput: string;
  savedAt: number;
}

/** Older drafts go when there are more than this. */
const MAX_DRAFTS = 300;
const PREFIX = 'docket.draft.';

function keyOf(userId: number, slug: string): string {
  return `${PREFIX}${String(userId)}.${slug}`;
}

export function emptyDraft(): Draft {
  return { language: null, sources: {}, input: '', ownInput: '', savedAt: 0 };
}

export function loadDraft(storage: Storage, userId: number, slug: string): Draft {
  try {
    const text = storage.getItem(keyOf(userId, slug));
    return text === null ? emptyDraft() : { ...emptyDraft(), ...(JSON.parse(text) as Partial<Draft>) };
  } catch {
    return emptyDraft();
  }
}

/** Returns whether the draft is safe in storage. */
export function saveDraft(storage: Storage, userId: number, slug: string, draft: Draft, now = Date.now()): boolean {
  const text = JSON.stringify({ ...draft, savedAt: now });
  try {
    storage.setItem(keyOf(userId, slug), text);
    prune(storage, MAX_DRAFTS);
    return true;
  } catch {
    return retryAfterPruning(storage, keyOf(userId, slug), text);
  }
}

function retryAfterPruning(storage: Storage, key: string, text: string): boolean {
  try {
    prune(storage, MAX_DRAFTS / 10);
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function prune(storage: Storage, keep: number): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const drafts = keys.filter((key) => key.startsWith(PREFIX));
  if (drafts.length <= keep) return;
  const byAge = drafts.map((key) => ({ key, savedAt: savedAtOf(storage.getItem(key)) }));
  byAge.sort((a, b) => b.savedAt - a.savedAt);
  for (const { key } of byAge.slice(keep)) storage.removeItem(key);
}

function savedAtOf(text: string | null): number {
  try {
    return (JSON.parse(text ?? '{}') as Partial<Draft>).savedAt ?? 0;
  } catch {
    return 0;
  }
}
