/** What an admin decides about the chain: the order of the handlers, which are on, and their settings. Pure. */
import { validateSync } from 'class-validator';
import { ADMISSION_HANDLERS, type AdmissionHandlerId } from '../../contract/admission.js';
import { DomainError, type FieldError } from '../../contract/errors.js';
import { fieldErrors } from '../../http/validation.js';
import type { AdmissionHandler } from './admission-handler.js';

export interface HandlerPolicy {
  id: AdmissionHandlerId;
  isEnabled: boolean;
  settings: Record<string, unknown>;
}

/** A handler as it is to act: its settings are complete and checked. */
export interface Step {
  handler: AdmissionHandler;
  isEnabled: boolean;
  settings: object;
}

/** What is asked for; members left out keep the value that `present` has. */
export interface ProposedHandler {
  id: string;
  isEnabled?: boolean;
  settings?: Record<string, unknown>;
}

/** Switched on only by an admin. */
const OFF_BY_DEFAULT: readonly AdmissionHandlerId[] = ['duplicate'];

export function defaultSteps(handlers: readonly AdmissionHandler[]): Step[] {
  return ADMISSION_HANDLERS.map((id) => {
    const handler = handlers.find((one) => one.id === id);
    if (handler === undefined) throw new Error(`The handler ${id} is not provided`);
    return { handler, isEnabled: !OFF_BY_DEFAULT.includes(id), settings: handler.defaults() };
  });
}

/**
 * The chain that is asked for, complete.
 *
 * @param proposed every handler once, in the order that is wanted
 * @throws DomainError `validation-failed` naming each field that will not do
 */
export function checkedSteps(present: readonly Step[], proposed: readonly ProposedHandler[]): Step[] {
  const errors: FieldError[] = [];
  const steps = proposed.flatMap((wanted, index) => {
    const field = `handlers.${String(index)}`;
    const known = present.find(({ handler }) => handler.id === wanted.id);
    if (known === undefined) {
      errors.push({ field: `${field}.id`, message: `use one of ${ADMISSION_HANDLERS.join(', ')}` });
      return [];
    }
    const step = changed(known, wanted);
    errors.push(...errorsOfStep(step, field));
    return [step];
  });
  errors.push(...errorsOfOrder(steps));
  if (errors.length === 0) return steps;
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('. ');
  throw new DomainError('validation-failed', detail, errors);
}

function changed(known: Step, wanted: ProposedHandler): Step {
  return {
    handler: known.handler,
    isEnabled: wanted.isEnabled ?? known.isEnabled,
    // The handler's own class, so that its rules apply; a member it does not have is found by them.
    settings: Object.assign(known.handler.defaults(), known.settings, wanted.settings),
  };
}

function errorsOfStep({ handler, isEnabled, settings }: Step, field: string): FieldError[] {
  const found = validateSync(settings, {
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
  });
  const errors = found.flatMap((error) => fieldErrors(error, `${field}.settings`));
  if (!isEnabled && !handler.canBeOff) {
    errors.push({ field: `${field}.isEnabled`, message: `${handler.id} cannot be switched off` });
  }
  return errors;
}

function errorsOfOrder(steps: readonly Step[]): FieldError[] {
  const ids = steps.map(({ handler }) => handler.id);
  const missing = ADMISSION_HANDLERS.filter((id) => !ids.includes(id));
  const errors: FieldError[] = [];
  if (missing.length > 0)
    errors.push({ field: 'handlers', message: `name every handler; missing: ${missing.join(', ')}` });
  for (const [index, { handler }] of steps.entries()) {
    const field = `handlers.${String(index)}.id`;
    if (ids.indexOf(handler.id) !== index) errors.push({ field, message: `${handler.id} is named twice` });
    const later = handler.after.filter((id) => ids.indexOf(id) > index);
    if (later.length > 0) errors.push({ field, message: `${handler.id} must stand behind ${later.join(', ')}` });
  }
  return errors;
}

export function policyOf(steps: readonly Step[]): HandlerPolicy[] {
  return steps.map(({ handler, isEnabled, settings }) => ({ id: handler.id, isEnabled, settings: { ...settings } }));
}
