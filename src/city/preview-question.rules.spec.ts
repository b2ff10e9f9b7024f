import { describe, expect, it } from '@jest/globals';
import { previewQuestion } from './preview-question.rules.js';

const none = { category: undefined, district: undefined, attributes: {} };

describe('a question to the routing rules, as an address asks it', () => {
  it.each([
    ['with nothing', {}, none],
    [
      'with category and district',
      { category: 'WR01', district: '64000020' },
      { ...none, category: 'WR01', district: '64000020' },
    ],
    [
      'with attributes a parser left flat',
      { 'attributes[roadWidth]': 'under6m' },
      { ...none, attributes: { roadWidth: 'under6m' } },
    ],
    [
      'with attributes a parser has nested',
      { attributes: { roadWidth: 'under6m' } },
      { ...none, attributes: { roadWidth: 'under6m' } },
    ],
    [
      'with several of them',
      { 'attributes[roadWidth]': 'under6m', 'attributes[keeper]': 'district-office' },
      { ...none, attributes: { roadWidth: 'under6m', keeper: 'district-office' } },
    ],
    [
      'with empty values, which count as not given',
      { category: '', district: '', 'attributes[roadWidth]': '' },
      none,
    ],
    [
      'with a value given twice, which is none',
      { category: ['WR01', 'LT01'], 'attributes[roadWidth]': ['a', 'b'] },
      none,
    ],
    [
      'with an object in place of a text',
      { category: { $ne: '' }, attributes: { roadWidth: { $ne: '' } } },
      none,
    ],
    ['with attributes that are no list of them', { attributes: 'roadWidth' }, none],
    ['with null', { category: null, attributes: null }, none],
    [
      'with names that are no codes',
      { 'attributes[road width]': 'a', 'attributes[]': 'b', 'xattributes[a]': 'c' },
      none,
    ],
    ['with what the rules do not ask', { colour: 'red' }, none],
  ])('%s', (_name, query, question) => {
    expect(previewQuestion(query)).toEqual(question);
  });
});
