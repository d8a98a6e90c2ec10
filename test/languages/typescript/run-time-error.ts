// Throws, and nobody catches.
throw new Error('on purpose');
