import { describe, expect, it } from '@jest/globals';
import { BREACH_DEFINITIONS } from './breaches/breach-definitions.js';
import { CALL_DEFINITIONS } from './call-centre/call-definitions.js';
import { definitionRows } from './definition-rows.js';
import { RESPONSE_DEFINITIONS } from './responses/response-definitions.js';

describe.each([
  ['limits', BREACH_DEFINITIONS],
  ['responses', RESPONSE_DEFINITIONS],
  ['calls', CALL_DEFINITIONS],
])('The definitions of %s in a file', (_, definitions) => {
  it('are each under a word of the language of the file, and under none twice', () => {
    const heads = definitionRows(definitions, 'zh-TW').map(([head]) => String(head));
    expect(heads).toHaveLength(Object.keys(definitions).length + 1);
    expect(heads.filter(head => !/[\u4e00-\u9fff]/.test(head))).toEqual([]);
    expect(new Set(heads).size).toBe(heads.length);
  });
});
