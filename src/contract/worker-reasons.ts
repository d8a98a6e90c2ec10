/** Why a worker does not judge yet, while it has told nothing of itself. */
export const WORKER_IS_STARTING = 'it is starting';
