/** What is answered to who brings a mail: a code, and a sentence of ours. */
export class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

export const notHere = (): SmtpRefusal => new SmtpRefusal(550, 'No such mailbox here');
export const tooLarge = (): SmtpRefusal => new SmtpRefusal(552, 'Message exceeds fixed maximum message size');
/** To be tried again: whoever sent it keeps it until then. */
export const tooMany = (): SmtpRefusal => new SmtpRefusal(451, 'Too many messages, try again later');
export const tooBusy = (): SmtpRefusal => new SmtpRefusal(421, 'Too many connections, try again later');
export const notNow = (): SmtpRefusal => new SmtpRefusal(451, 'Temporarily not possible, try again later');

/** One of the mailbox's addresses, in any letters and with whatever was added behind a plus. */
export function isOurs(recipient: string, addresses: readonly string[]): boolean {
  const [, local = '', domain = ''] = /^([^+]*)(?:\+.*)?@([^@]*)$/.exec(recipient.toLowerCase()) ?? [];
  return addresses.includes(`${local}@${domain}`);
}
