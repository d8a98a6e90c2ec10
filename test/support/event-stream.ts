/** Server-sent events as a program reads them. */
export interface StreamedEvent {
  name: string;
  id: string | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into events of every shape
  data: any;
}

export interface OpenStream {
  status: number;
  contentType: string;
  /** Grows while the stream is open. */
  events: StreamedEvent[];
  /** All events, once the server has ended the stream. */
  ended: Promise<StreamedEvent[]>;
  close: () => void;
}

/** Opens a stream below /api/v1. */
export async function openEventStream(url: string, path: string, token: string): Promise<OpenStream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: abort.signal,
  });
  const events: StreamedEvent[] = [];
  const read = async (): Promise<StreamedEvent[]> => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event !== null) events.push(event);
      }
    }
    return events;
  };
  const ended = read();
  ended.catch(() => undefined);
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    events,
    ended,
    close: () => {
      abort.abort();
    },
  };
}

/** null for comments and `retry`. */
function parseEvent(block: string): StreamedEvent | null {
  const field = (name: string): string | null =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null;
  const data = field('data');
  return data === null ? null : { name: field('event') ?? 'message', id: field('id'), data: JSON.parse(data) };
}
