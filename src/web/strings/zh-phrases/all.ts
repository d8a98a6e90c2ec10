/** All phrases, as pages load them. */
import conversions from './conversions.js';
import packages, { PACKAGE_PARTS } from './packages.js';
import requests, { FIELD_PHRASES, REQUEST_PARTS } from './requests.js';

export default { ...conversions, ...packages, ...PACKAGE_PARTS, ...requests, ...REQUEST_PARTS, ...FIELD_PHRASES };
