/** Why a worker does not judge yet, while it has told nothing of itself. */
export const WORKER_IS_STARTING = 'it is starting';
/** It finishes what it is at and takes nothing more. */
export const WORKER_IS_STOPPING = 'it is stopping';
export const ENGINE_IS_AWAY = 'the Docker Engine does not answer';
