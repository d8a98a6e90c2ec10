/** All phrases, as pages load them. */
import conversions from './conversions.js';
import guards, { GUARD_PARTS } from './guards.js';
import packages, { PACKAGE_PARTS } from './packages.js';
import requests, { FIELD_PHRASES, REQUEST_PARTS } from './requests.js';

export default {
  ...conversions,
  ...guards,
  ...GUARD_PARTS,
  ...packages,
  ...PACKAGE_PARTS,
  ...requests,
  ...REQUEST_PARTS,
  ...FIELD_PHRASES,
};
