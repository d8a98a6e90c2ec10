import type { Admission } from '../api/endpoints.js';
import { ApiError } from '../api/rest.js';

/** What the page knows of the settings: which control fits each. Pure; the server has the rules. */
export type Handler = Admission['handlers'][number];

export type SettingKind = 'boolean' | 'count' | 'optionalCount' | 'instant' | 'text' | 'roles' | 'languages' | 'lane';

/** By `handler.setting`. One that a newer server has is shown as JSON. */
export const SETTING_KINDS = {
  'authentication.tokens': 'boolean',
  'window.roles': 'roles',
  'window.opensAt': 'instant',
  'window.closesAt': 'instant',
  'window.closedMessage': 'text',
  'quota.perMinute': 'count',
  'quota.perDay': 'optionalCount',
  'quota.unfinishedSubmissions': 'optionalCount',
  'quota.unfinishedRuns': 'optionalCount',
  'program.sourceKib': 'count',
  'program.languages': 'languages',
  'duplicate.withinSeconds': 'count',
  'lane.submissions': 'lane',
  'lane.tokenSubmissions': 'lane',
  'lane.runs': 'lane',
} as const satisfies Record<string, SettingKind>;
export type SettingName = keyof typeof SETTING_KINDS;

export function knownSetting(handler: string, setting: string): SettingName | null {
  const name = `${handler}.${setting}`;
  return name in SETTING_KINDS ? (name as SettingName) : null;
}

type WordOf<Name> = Name extends `${string}.${infer Word}` ? Word : never;

/** The setting's own name, by which the strings know it. */
export function settingWord(known: SettingName): WordOf<SettingName> {
  return known.slice(known.indexOf('.') + 1) as WordOf<SettingName>;
}

/** A handler's settings in the order of {@link SETTING_KINDS}, unknown ones last. */
export function inOrder(handler: string, settings: Record<string, unknown>): [name: string, value: unknown][] {
  const names = Object.keys(SETTING_KINDS);
  const placeOf = (setting: string) => {
    const place = names.indexOf(`${handler}.${setting}`);
    return place < 0 ? names.length : place;
  };
  return Object.entries(settings).sort(([a], [b]) => placeOf(a) - placeOf(b));
}

/** Messages by what they are about: `id`, `isEnabled`, or the name of a setting. */
export type HandlerErrors = Record<string, string>;

/** What the server refused, by the place of the handler: its fields read as `handlers.2.settings.perMinute`. */
export function errorsOf(error: unknown): Record<number, HandlerErrors> {
  const found: Record<number, HandlerErrors> = {};
  if (!(error instanceof ApiError)) return found;
  for (const { field, message } of error.errors) {
    const [, place, name] = /^handlers\.(\d+)\.(?:settings\.)?(\w+)/.exec(field) ?? [];
    if (place === undefined || name === undefined) continue;
    const errors = (found[Number(place)] ??= {});
    errors[name] = errors[name] === undefined ? message : `${errors[name]}; ${message}`;
  }
  return found;
}

/** Whether it may stand one place earlier: not before a handler whose findings it needs. */
export function canMoveUp(handlers: readonly Handler[], index: number): boolean {
  const [before, handler] = [handlers[index - 1], handlers[index]];
  return before !== undefined && handler !== undefined && !handler.after.includes(before.id);
}

export function movedUp(handlers: readonly Handler[], index: number): Handler[] {
  const moved = [...handlers];
  moved.splice(index - 1, 2, ...moved.slice(index - 1, index + 1).reverse());
  return moved;
}

/** The handlers that are not the same, or not at the same place, as before. */
export function changedIds(before: readonly Handler[], after: readonly Handler[]): string[] {
  const telling = (handler: Handler | undefined) =>
    JSON.stringify([handler?.id, handler?.isEnabled, handler?.settings]);
  return after.filter((handler, index) => telling(handler) !== telling(before[index])).map(({ id }) => id);
}
