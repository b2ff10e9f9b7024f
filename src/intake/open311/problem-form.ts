import { languageFor } from '../../platform/problem/language.rules.js';
import type { Problem, Words } from '../../platform/problem/problem.js';
import type { ProblemForm } from '../../platform/problem/problem-form.js';
import { formatOf, isOpen311 } from './address.rules.js';
import { TYPES, write } from './document.js';

/** Who asks without a key in order, or for what is not there, is told so; all else is 400, but for what HTTP itself says. */
const OWN_STATUS: readonly number[] = [403, 404, 413, 415, 429];

const statusOf = ({ status }: Problem): number =>
  OWN_STATUS.includes(status) || status >= 500 ? status : 400;

/** Errors of GeoReport v2: one for each field that is wrong, in the format that was asked for. */
export const open311Form: ProblemForm = {
  isFor: isOpen311,
  write(problem, reply) {
    const { url = '' } = reply.request.raw;
    const status = statusOf(problem);
    const language = languageFor(reply.request.headers['accept-language']);
    const errors = descriptionsOf(problem).map(words => ({ code: status, description: words[language] }));
    const format = formatOf(url);
    void reply
      .code(status)
      .header('access-control-allow-origin', '*')
      .header('content-language', language)
      .header('content-type', TYPES[format])
      .send(write(format, 'errors', errors));
  },
};

const descriptionsOf = ({ detail, fields }: Problem): Words[] =>
  fields.length > 0 ? fields.map(({ message }) => message) : [detail];
