/**
 * A property that packages of our own making carry: the flags of the default comparison, which Polygon has no word for.
 * An empty value means no flags; without the property the checker counts.
 */
export const FLAGS_PROPERTY = 'docket.validator-flags';
