/** Why a worker does not judge yet, while it has told nothing of itself. */
export const WORKER_IS_STARTING = 'it is starting';
/** It finishes what it is at and takes nothing more. */
export const WORKER_IS_STOPPING = 'it is stopping';
/** It left without a word, or an earlier start of Docket ended it. */
export const WORKER_IS_GONE = 'its process is gone';
export const ENGINE_IS_AWAY = 'the Docker Engine does not answer';
