/** The machine or its settings are in the way; the message is a plain sentence with the remedy. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';
}
