import { explained } from './explanations.js';

/** Why a worker does not judge, while it has told nothing of itself. */
export const WORKER_IS_STARTING = explained('it is starting', 'worker-starting');
/** It finishes what it is at and takes nothing more. */
export const WORKER_IS_STOPPING = explained('it is stopping', 'worker-stopping');
/** It left without a word, or an earlier start of Docket ended it. */
export const WORKER_IS_GONE = explained('its process is gone', 'worker-gone');
export const ENGINE_IS_AWAY = explained('the Docker Engine does not answer', 'worker-no-engine');
