import iconv from 'iconv-lite';

export const CRLF = '\r\n';
export const big5 = (text: string): Buffer => iconv.encode(text, 'big5');
export const raw = (...pieces: (string | Buffer)[]): Buffer =>
  Buffer.concat(pieces.map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
export const lines = (...all: string[]): string => all.join(CRLF) + CRLF;
export const HEAD = lines('From: =?UTF-8?B?546L5bCP5piO?= <wang@example.tw>', 'Message-ID: <1@example.tw>');
/** From Mr. Wang, with these headers beside those of everybody. */
export const mail = (headers: string[], ...body: (string | Buffer)[]): Buffer =>
  raw(HEAD, lines('MIME-Version: 1.0', ...headers, ''), ...body);
export const MIXED = ['Content-Type: multipart/mixed; boundary=x'];
export const part = (headers: string[], ...body: (string | Buffer)[]): Buffer =>
  raw(lines('', '--x', ...headers, ''), ...body);
