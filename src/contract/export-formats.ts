/** The formats that a problem can be handed out in. */
export const EXPORT_FORMATS = ['2025-09', 'legacy', 'fps', 'polygon'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
