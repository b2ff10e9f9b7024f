import { describe, expect, it } from '@jest/globals';
import { faultInWords, isPassing } from './fault.rules.js';

const fault = (code?: string, message = 'no'): Error => Object.assign(new Error(message), code && { code });

describe('a fault', () => {
  it.each([
    ['a lost connection', fault('08006')],
    ['a serialization failure', fault('40001')],
    ['a deadlock', fault('40P01')],
    ['a full disk', fault('53100')],
    ['too many connections', fault('53300')],
    ['a lock that was not to be had', fault('55P03')],
    ['a cancelled statement', fault('57014')],
    ['a server that shuts down', fault('57P01')],
    ['a disk that fails', fault('58030')],
    ['a refused connection', fault('ECONNREFUSED')],
    ['a broken pipe', fault('EPIPE')],
    ['a disk of ours that is full', fault('ENOSPC')],
    ['an end of the connection without a code', fault(undefined, 'Connection terminated unexpectedly')],
    [
      'a connection that has gone already',
      fault(undefined, 'Client has encountered a connection error and is not queryable'),
    ],
    ['a pool without a free connection', fault(undefined, 'timeout exceeded when trying to connect')],
    ['what one of these has caused', new Error('The facts were not kept.', { cause: fault('40P01') })],
  ])('passes: %s', (_name, error) => {
    expect(isPassing(error)).toBe(true);
  });

  it.each([
    ['a division by zero', fault('22012')],
    ['a broken constraint', fault('23505')],
    ['a failed transaction', fault('25P02')],
    ['a column that is not there', fault('42703')],
    ['an exception of a trigger', fault('P0001')],
    ['a fault of ours', new TypeError('x is not a function')],
    ['a sentence that only speaks of connections', new Error('The case has no Connection terminated.')],
    ['nothing at all', undefined],
    ['a thrown word', 'no'],
  ])('stays: %s', (_name, error) => {
    expect(isPassing(error)).toBe(false);
  });

  it.each([
    [fault('22P02', 'invalid input syntax for type uuid: "王小明"'), '王小明'],
    [fault('22003', 'value "0912345678" is out of range for type integer'), '0912345678'],
    [new SyntaxError(`Unexpected token '王', "王小明" is not valid JSON`), '王'],
  ])('is told without the values it quotes: %s', (error, value) => {
    expect(faultInWords(error)).not.toContain(value);
  });

  it.each([
    [fault('22012', 'division by zero'), 'division by zero (SQLSTATE 22012)'],
    [
      fault('23505', 'duplicate key value violates unique constraint "event_pkey"'),
      'duplicate key value violates unique constraint "event_pkey" (SQLSTATE 23505)',
    ],
    [new Error('no "reason"'), 'no "reason"'],
    ['no', 'no'],
  ])('is told with its code: %s', (error, words) => {
    expect(faultInWords(error)).toBe(words);
  });
});
