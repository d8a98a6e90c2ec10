import { describe, expect, it } from 'vitest';
import { emptyDraft, loadDraft, saveDraft } from './drafts.js';

/** The Storage interface over a Map, with a limit on the number of characters as browsers have. */
class SmallStorage implements Storage {
  private readonly entries = new Map<string, string>();
  constructor(private readonly capacity = Infinity) {}
  get length(): number {
    return this.entries.size;
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    const others = [...this.entries].filter(([name]) => name !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.capacity) throw new Error('QuotaExceededError');
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
  clear(): void {
    this.entries.clear();
  }
}

const draft = (text: string) => ({ ...emptyDraft(), language: 'cpp', sources: { cpp: text } });

describe('drafts', () => {
  it('come back as they were, each to its owner and problem', () => {
    const storage = new SmallStorage();
    saveDraft(storage, 1, 'sum', draft('int main(){}'));
    expect(loadDraft(storage, 1, 'sum').sources).toEqual({ cpp: 'int main(){}' });
    expect(loadDraft(storage, 2, 'sum')).toEqual(emptyDraft());
    expect(loadDraft(storage, 1, 'tree')).toEqual(emptyDraft());
  });

  it('are empty where the storage holds rubbish', () => {
    const storage = new SmallStorage();
    storage.setItem('docket.draft.1.sum', '{');
    expect(loadDraft(storage, 1, 'sum')).toEqual(emptyDraft());
  });

  it('make room by dropping the oldest', () => {
    const storage = new SmallStorage();
    for (let index = 0; index < 305; index += 1) saveDraft(storage, 1, `p${String(index)}`, draft('x'), index);
    expect(storage.length).toBe(300);
    expect(loadDraft(storage, 1, 'p0')).toEqual(emptyDraft());
    expect(loadDraft(storage, 1, 'p304').sources).toEqual({ cpp: 'x' });
  });

  it('say so when they cannot be kept', () => {
    expect(saveDraft(new SmallStorage(10), 1, 'sum', draft('long text'))).toBe(false);
  });
});
