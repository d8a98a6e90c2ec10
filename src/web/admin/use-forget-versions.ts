import { useQueryClient } from '@tanstack/react-query';

/** After a new version of a problem: whatever is known of it is asked for anew. */
export function useForgetVersions(slug: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const keys = [
      ['problems'],
      ['problem', slug],
      ['versions', slug],
      ['verifications', slug],
      ['statement', slug],
      ['package-files', slug],
    ];
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
