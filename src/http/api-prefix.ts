/** Every REST route is below it. */
export const API_PREFIX = 'api/v1';
